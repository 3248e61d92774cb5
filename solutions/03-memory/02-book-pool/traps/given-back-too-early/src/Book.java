package bookpool;

import java.util.Objects;

/** A book on its way to the shops. */
final class Book {
    private String title;
    private String author;
    private String isbn;

    void setTitle(String title) {
        this.title = Objects.requireNonNull(title, "title");
    }

    void setAuthor(String author) {
        this.author = Objects.requireNonNull(author, "author");
    }

    void setIsbn(String isbn) {
        this.isbn = isbn;
    }

    String title() {
        return title;
    }

    String author() {
        return author;
    }

    /** The number; null where the book has none. */
    String isbn() {
        return isbn;
    }

    /** Forgets everything, for the next one to be filled in. */
    void clear() {
        title = null;
        author = null;
        isbn = null;
    }
}
