package begins;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BeginsWithTest {
    @Test
    void a_path_begins_with_its_first_segment() {
        assertTrue(BeginsWith.beginsWith("/shop/cart", "/shop"));
    }

    @Test
    void a_segment_further_down_is_no_beginning() {
        assertFalse(BeginsWith.beginsWith("/old/shop", "/shop"));
    }
}
