package bookpool;

/** Writes our catalogue as JSON, for the shops. Many threads do so at the same time. */
final class Feed {
    private Feed() {}

    /**
     * Appends a book as a JSON object.
     *
     * @param isbn null where the book has none
     * @throws NullPointerException where there is no title or author; nothing is appended then
     */
    static void append(StringBuilder json, String title, String author, String isbn) {
        Book book = new Book(title, author, isbn);
        json.append("{\"title\":");
        Json.appendQuoted(json, book.title());
        json.append(",\"author\":");
        Json.appendQuoted(json, book.author());
        if (book.isbn() != null) {
            json.append(",\"isbn\":");
            Json.appendQuoted(json, book.isbn());
        }
        json.append('}');
    }
}
