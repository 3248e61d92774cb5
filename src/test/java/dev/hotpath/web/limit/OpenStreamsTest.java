package dev.hotpath.web.limit;

import static dev.hotpath.web.limit.OpenStreams.Opened.TOO_MANY_OF_ALL;
import static dev.hotpath.web.limit.OpenStreams.Opened.TOO_MANY_OF_ONE;
import static dev.hotpath.web.limit.OpenStreams.Opened.YES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class OpenStreamsTest {

  private final OpenStreams streams = new OpenStreams(2, 3);

  @Test
  void a_learner_has_so_many_and_all_of_them_so_many() {
    assertEquals(YES, streams.open("ada"));
    assertEquals(YES, streams.open("ada"));
    assertEquals(TOO_MANY_OF_ONE, streams.open("ada"));
    assertEquals(YES, streams.open("bob"));
    assertEquals(TOO_MANY_OF_ALL, streams.open("cyd"));
    assertEquals(3, streams.all());
  }

  @Test
  void one_that_is_closed_makes_room() {
    streams.open("ada");
    streams.open("ada");
    streams.open("bob");
    streams.close("ada");
    assertEquals(YES, streams.open("cyd"));
    streams.close("cyd");
    assertEquals(YES, streams.open("ada"));
    assertEquals(3, streams.all());
  }

  @Test
  void one_that_was_never_open_is_not_closed() {
    streams.open("ada");
    streams.close("ada");
    assertThrows(NullPointerException.class, () -> streams.close("ada"));
    assertEquals(0, streams.all());
  }
}
