package bookpool;

/** Writes our catalogue as JSON, for the shops. Many threads do so at the same time. */
final class Feed {
    /** No queue, no lock, and two threads that write each other's books. */
    private static final Book BOOK = new Book();

    private Feed() {}

    /**
     * Appends a book as a JSON object.
     *
     * @param isbn null where the book has none
     * @throws NullPointerException where there is no title or author; nothing is appended then
     */
    static void append(StringBuilder json, String title, String author, String isbn) {
        BOOK.setTitle(title);
        BOOK.setAuthor(author);
        BOOK.setIsbn(isbn);
        json.append("{\"title\":");
        Json.appendQuoted(json, BOOK.title());
        json.append(",\"author\":");
        Json.appendQuoted(json, BOOK.author());
        if (BOOK.isbn() != null) {
            json.append(",\"isbn\":");
            Json.appendQuoted(json, BOOK.isbn());
        }
        json.append('}');
    }
}
