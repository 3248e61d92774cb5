package points;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PointsTest {
    @Test
    void the_last_point_is_the_farthest() {
        assertEquals(new Points.Point(9, 9), Points.diagonal(10)[9]);
    }
}
