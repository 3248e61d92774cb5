package heat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WorkTest {

  @Test
  void the_same_seed_gives_the_same() {
    assertEquals(Work.both(7), Work.both(7));
  }
}
