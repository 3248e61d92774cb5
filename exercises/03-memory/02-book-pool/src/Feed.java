package bookpool;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Writes our catalogue as JSON, for the shops. Many threads do so at the same time. */
final class Feed {
    /** Books that can be used again, so that the collector is spared twelve million a night. */
    private static final BlockingQueue<Book> POOL = new LinkedBlockingQueue<>(256);

    private Feed() {}

    /**
     * Appends a book as a JSON object.
     *
     * @param isbn null where the book has none
     * @throws NullPointerException where there is no title or author; nothing is appended then
     */
    static void append(StringBuilder json, String title, String author, String isbn) {
        Book book = POOL.poll();
        if (book == null) {
            book = new Book();
        }
        try {
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
        } finally {
            book.clear();
            POOL.offer(book);
        }
    }
}
