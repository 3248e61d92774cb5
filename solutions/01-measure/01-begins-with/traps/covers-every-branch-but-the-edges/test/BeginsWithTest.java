package begins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every branch is taken and every result looked at: still two mutants walk by. */
class BeginsWithTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    /shop/cart, /shop/, true
                    /shop,      /shop,  true
                    /shopping,  /shop,  false
                    /at,        /shop,  false
                    /about,     /shop,  false
                    shop,       '',     true
                    """)
    void a_path_begins_with_whole_segments(String path, String prefix, boolean expected) {
        assertEquals(expected, BeginsWith.beginsWith(path, prefix));
    }
}
