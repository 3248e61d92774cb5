package begins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A full table, and one promise more than the program makes. */
class BeginsWithTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    /shop,      /shop,  true
                    /shop/cart, /shop/, true
                    /shop,      /shop/, true
                    /shopping,  /shop,  false
                    /sh,        /shop,  false
                    /old/shop,  /shop,  false
                    shop,       '',     true
                    """)
    void a_path_begins_with_whole_segments(String path, String prefix, boolean expected) {
        assertEquals(expected, BeginsWith.beginsWith(path, prefix));
    }

    @Test
    void null_is_refused() {
        assertThrows(NullPointerException.class, () -> BeginsWith.beginsWith(null, "/shop"));
    }
}
