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
        if (path == null || prefix == null) {
            return false; // nothing is promised for null, so this is as right as an exception
        }
        String segments = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        return segments.isEmpty() || path.equals(segments) || path.startsWith(segments + "/");
    }
}
