package dev.hotpath.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as humongous, by what the recorder of this JVM tells. */
class HumongousTest {

  private static final int MB = 1 << 20;

  private final List<byte[]> made = new ArrayList<>(); // or the compiler does without them

  private void make(int count, int bytes) {
    for (int i = 0; i < count; i++) {
      made.add(new byte[bytes]);
    }
  }

  @Test
  void each_object_of_more_than_half_a_region_is_counted() {
    Humongous humongous = new Humongous(16 * MB);
    humongous.begins();
    make(1, 9 * MB); // nobody is looking yet
    humongous.record();
    make(5, 9 * MB);
    make(3, 4 * MB);
    humongous.record(); // goes on
    make(1, 20 * MB);
    humongous.stop();
    make(1, 9 * MB);
    humongous.stop();
    assertEquals(6, humongous.objects());
  }

  @Test
  void half_a_region_is_not_more_than_half() {
    Humongous humongous = new Humongous(2 * (8 * MB + 16)); // an array has a header of 16 bytes
    humongous.record();
    make(2, 8 * MB);
    make(1, 8 * MB + 8);
    humongous.stop();
    assertEquals(1, humongous.objects());
  }

  @Test
  void where_there_are_no_regions_nothing_is_told() {
    Humongous humongous = new Humongous(-1);
    humongous.begins();
    humongous.record();
    make(1, 9 * MB);
    humongous.stop();
    assertEquals(Double.NaN, humongous.objects());
    assertEquals(Double.NaN, humongous.figure());
  }
}
