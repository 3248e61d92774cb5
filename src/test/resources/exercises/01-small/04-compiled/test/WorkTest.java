package compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WorkTest {

  @Test
  void it_reads_numbers() {
    assertEquals(1234, Work.number("1234"));
  }

  @Test
  void it_adds_up() {
    assertEquals(6, Work.sum(new int[] {1, 2, 3}, new int[] {2, 1, 0}));
  }
}
