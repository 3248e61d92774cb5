package bookpool;

import java.util.Objects;

/**
 * A book on its way to the shops.
 *
 * @param isbn null where the book has none
 */
record Book(String title, String author, String isbn) {
    Book {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(author, "author");
    }
}
