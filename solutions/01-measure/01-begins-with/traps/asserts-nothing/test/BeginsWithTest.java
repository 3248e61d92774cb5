package begins;

import org.junit.jupiter.api.Test;

/** Runs every branch, and looks at nothing that comes out. */
class BeginsWithTest {
    @Test
    void covers_everything() {
        for (String path : new String[] {"", "/sh", "/shop", "/shop/cart", "/shopping", "shop"}) {
            for (String prefix : new String[] {"", "/", "/shop", "/shop/", "/old"}) {
                BeginsWith.beginsWith(path, prefix);
            }
        }
    }
}
