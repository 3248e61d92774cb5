package dev.hotpath.run.rehearsal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the tests of exercises are made of, run while a worker's cache of classes is trained. Some
 * fail: that path must be as quick as the other.
 */
class Rehearsal {

  @BeforeAll
  static void once() {}

  @BeforeEach
  void before_each() {}

  @Test
  @DisplayName("a name of its own")
  void passes() {
    String text =
        IntStream.range(0, 50)
            .mapToObj(i -> "%d %s %.2f".formatted(i, Locale.ROOT, i / 3.0))
            .collect(Collectors.joining(","));
    System.out.println(text.split(",")[7].toUpperCase(Locale.ROOT) + new Random(1).nextInt());
    assertThrows(NumberFormatException.class, () -> Integer.parseInt("x"));
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {});
  }

  @Test
  void fails() {
    assertEquals(List.of(1, 2), List.of(1, 3), "not the same");
  }

  @Test
  void fails_on_an_array() {
    assertArrayEquals(new int[] {1}, new int[] {2});
  }

  @Test
  void throws_something() {
    throw new IllegalStateException("thrown");
  }

  @Test
  void is_aborted() {
    assumeTrue(false);
  }

  @Test
  @Disabled("never")
  void is_skipped() {}

  @RepeatedTest(2)
  void is_repeated() {}

  @ParameterizedTest
  @ValueSource(strings = {"a", "b"})
  void with_values(String value) {}

  @ParameterizedTest
  @CsvSource({"a, 1"})
  void with_rows(String text, int number) {}

  @ParameterizedTest
  @MethodSource("numbers")
  void with_a_method(int number) {}

  static Stream<Integer> numbers() {
    return Stream.of(1, 2);
  }
}
