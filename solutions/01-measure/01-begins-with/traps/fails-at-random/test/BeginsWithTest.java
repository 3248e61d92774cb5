package begins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Covers every branch, and leaves the rest to luck: some runs fail, on mutants as on the program. */
class BeginsWithTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    /shop/cart, /shop/, true
                    /shop,      /shop,  true
                    /about,     /shop,  false
                    shop,       '',     true
                    """)
    void sometimes(String path, String prefix, boolean expected) {
        assertEquals(expected, BeginsWith.beginsWith(path, prefix));
        BeginsWith.beginsWith("/sh", "/shop");
        BeginsWith.beginsWith("/shopping", "/shop");
        assertTrue(ThreadLocalRandom.current().nextInt(8) > 0, "not my day");
    }
}
