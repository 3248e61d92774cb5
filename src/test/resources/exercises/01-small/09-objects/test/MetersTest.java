package objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MetersTest {
    @Test
    void adds_up() {
        assertEquals(2_000 * 1_999 + 2_000 * 1_000, new Meters().sum());
    }

    @Test
    void counts_both_apart() {
        Meters meters = new Meters();
        meters.note(true);
        assertEquals(2, meters.note(true));
        assertEquals(1, meters.note(false));
    }
}
