package begins;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeginsWithTest {
    @ParameterizedTest(name = "{0} begins with {1}: {2}")
    @CsvSource(
            textBlock =
                    """
                    /shop,      /shop,  true
                    /shop/cart, /shop,  true
                    /shop/cart, /shop/, true
                    /shop,      /shop/, true
                    /shopping,  /shop,  false
                    /shopping,  /shop/, false
                    /sh,        /shop,  false
                    /old/shop,  /shop,  false
                    /Shop,      /shop,  false
                    /shop,      /,      true
                    /shop,      '',     true
                    shop,       '',     true
                    '',         '',     true
                    '',         /shop,  false
                    """)
    void a_path_begins_with_whole_segments(String path, String prefix, boolean expected) {
        assertEquals(expected, BeginsWith.beginsWith(path, prefix));
    }
}
