package begins;

/** Decides which part of a small web server a request belongs to. */
final class BeginsWith {
    private BeginsWith() {}

    /**
     * Whether a path begins with a prefix, by whole segments: {@code /shop} is a beginning of
     * {@code /shop} and of {@code /shop/cart}, but not of {@code /shopping}. A slash at the end of
     * the prefix makes no difference. An empty prefix, or a slash alone, begins every path.
     */
    static boolean beginsWith(String path, String prefix) {
        int length = prefix.length();
        if (prefix.endsWith("/")) {
            length--;
        }
        if (!path.regionMatches(0, prefix, 0, length)) {
            return false;
        }
        return length == 0 || path.length() == length || path.charAt(length) == '/';
    }
}
