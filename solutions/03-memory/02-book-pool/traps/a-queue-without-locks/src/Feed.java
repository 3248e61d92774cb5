package bookpool;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Writes our catalogue as JSON, for the shops. Many threads do so at the same time. */
final class Feed {
    /** Without a lock. Each book that comes back is put into a new link of the queue, as before. */
    private static final Queue<Book> POOL = new ConcurrentLinkedQueue<>();

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
