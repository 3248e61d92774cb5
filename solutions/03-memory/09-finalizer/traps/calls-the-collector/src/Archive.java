package finalizer;

/** Boxes of scanned pages, and what one would like to know of them. */
final class Archive {
    private final Scans scans;

    Archive(Scans scans) {
        this.scans = scans;
    }

    /**
     * The characters on so many pages from the first one on.
     *
     * @throws Scans.DamagedPageException at the first page that can't be read
     */
    long characters(int first, int pages) {
        long characters = 0;
        for (int number = first; number < first + pages; number++) {
            Page page = new Page(scans, number); // closes itself, see there
            characters += page.characters();
        }
        // No handle is left open now. But what a price.
        System.gc();
        System.runFinalization();
        return characters;
    }
}
