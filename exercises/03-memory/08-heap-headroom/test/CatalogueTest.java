package heapheadroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The program is right, and stays as it is: this time its JVM is yours to change. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CatalogueTest {
    private final Catalogue catalogue = new Catalogue(2 * Catalogue.SHELF, 42);

    @Test
    void the_cheapest_articles_of_a_shelf_come_first() {
        catalogue.reprice(205, -2);
        catalogue.reprice(201, -1);
        assertEquals("""
                205;reading lamp no. 205, delivered in two days;-2
                201;reading lamp no. 201, delivered in two days;-1
                """, catalogue.cheapest(1, 2));
    }

    @Test
    void of_equal_prices_the_lower_number_comes_first() {
        catalogue.reprice(7, -1);
        catalogue.reprice(3, -1);
        String page = catalogue.cheapest(0, 2);
        assertTrue(page.startsWith("3;") && page.contains("\n7;"), page);
    }

    @Test
    void no_other_shelf_is_on_the_page() {
        catalogue.reprice(7, -1);
        assertFalse(catalogue.cheapest(1, Catalogue.SHELF).contains("\n7;"));
    }

    @Test
    void a_page_may_be_empty() {
        assertEquals("", catalogue.cheapest(0, 0));
    }
}
