package dev.hotpath.evidence.flame;

import static dev.hotpath.evidence.flame.DifferenceTest.BENCH;
import static dev.hotpath.evidence.flame.DifferenceTest.COPY;
import static dev.hotpath.evidence.flame.DifferenceTest.ROW;
import static dev.hotpath.evidence.flame.DifferenceTest.ofTime;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.evidence.flame.DifferenceWords.Measured;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceWordsTest {

  private static final String FILTER = "concat.Concat.filter:4";
  private static final String COMPILE = "java.util.regex.Pattern.compile:8";
  private static final String PARSE = "java.util.regex.Pattern.expr:9";
  private static final String MATCHES = "java.util.regex.Matcher.matches:5";

  private static String sentence(Profile before, Profile after) {
    return said(DifferenceWords.sentence(ofTime(before, after), null));
  }

  /** As it is read. */
  private static String said(String sentence) {
    return sentence.replace('\u00a0', ' ');
  }

  private static Profile regex() {
    return new Profile()
        .stack(790, BENCH, FILTER, COMPILE, PARSE)
        .stack(40, BENCH, FILTER, COMPILE)
        .stack(60, BENCH, FILTER, MATCHES, PARSE) // of which in all even more went
        .stack(110, BENCH, FILTER, MATCHES)
        .operations(1_000);
  }

  /** Not what one's own code has less of, nor what is deep inside of what went. */
  @Test
  void what_ones_own_code_called_and_calls_no_more_is_named() {
    assertEquals(
        "`Pattern.compile` went from 83 % of the time to 0;"
            + " sampled time per operation from 1 ms to 170 µs.",
        sentence(regex(), new Profile().stack(1_000, BENCH, FILTER, MATCHES).operations(5_882)));
  }

  @Test
  void what_is_known_better_than_by_samples_takes_their_place() {
    Difference difference =
        Difference.of(
            FlameGraph.of(
                new Profile().stack(900_000_000, BENCH, ROW, COPY, "byte[]/").alloc(), sources()),
            FlameGraph.of(new Profile().stack(9_000_000, BENCH, ROW, "byte[]/").alloc(), sources()),
            MovedLines.NONE);
    assertEquals(
        "`Arrays.copyOf` went from 100 % of the bytes to 0; bytes per operation from 9.9 k to 78.",
        said(DifferenceWords.sentence(difference, new Measured(9_912, 78))));
  }

  private static Sources sources() {
    return new Sources("concat", List.of("src/Concat.java", "bench/ConcatBench.java"));
  }

  @Test
  void what_came_in_its_place_is_named_with_it() {
    assertEquals(
        "`Pattern.compile` went from 83 % of the time to 0, and `Scanner.next` is new, with 76 % of"
            + " the time; sampled time per operation from 1 ms to 700 µs.",
        sentence(
            regex(),
            new Profile()
                .stack(170, BENCH, FILTER, MATCHES)
                .stack(530, BENCH, FILTER, "java.util.Scanner.next:2")
                .operations(1_000)));
  }

  @Test
  void a_method_of_ones_own_that_went_is_named_before_what_it_called() {
    assertEquals(
        "`Concat.row` went from 90 % of the time to 0, and `Concat.line` is new, with 90 % of the"
            + " time; sampled time per operation 1 ms in both.",
        sentence(
            new Profile().stack(900, BENCH, ROW, COPY).stack(100, BENCH).operations(1_000),
            new Profile()
                .stack(900, BENCH, "concat.Concat.line:13", COPY)
                .stack(100, BENCH)
                .operations(1_000)));
  }

  @Test
  void where_shares_say_nothing_costs_do() {
    assertEquals(
        "`Arrays.copyOf` takes 100 µs per operation instead of 1 ms;"
            + " sampled time per operation from 1 ms to 100 µs.",
        sentence(
            new Profile().stack(1_000, BENCH, ROW, COPY).operations(1_000),
            new Profile().stack(1_000, BENCH, ROW, COPY).operations(10_000)));
  }

  @Test
  void what_grew_has_both_shares() {
    assertEquals(
        "`Arrays.copyOf` went from 10 % of the time to 55 %;"
            + " sampled time per operation from 1 ms to 2 ms.",
        sentence(
            new Profile().stack(900, BENCH, ROW).stack(100, BENCH, ROW, COPY).operations(1_000),
            new Profile().stack(900, BENCH, ROW).stack(1_100, BENCH, ROW, COPY).operations(1_000)));
  }

  @Test
  void what_java_puts_between_two_methods_is_not_named() {
    assertEquals(
        "`StringConcatHelper.newArray` went from 90 % of the time to 0;"
            + " sampled time per operation from 1 ms to 100 µs.",
        sentence(
            new Profile()
                .stack(
                    900,
                    BENCH,
                    ROW,
                    "java.lang.invoke.LambdaForm$MH.invoke",
                    "java.lang.String$$StringConcat.concat",
                    "java.lang.StringConcatHelper.newArray")
                .stack(100, BENCH, ROW)
                .operations(1_000),
            new Profile().stack(100, BENCH, ROW).operations(1_000)));
  }

  /** Rather than that one's own method takes less. */
  @Test
  void what_the_jvm_made_is_named_where_nothing_else_went_as_a_whole() {
    assertEquals(
        "`String$$StringConcat.concat` went from 90 % of the time to 0;"
            + " sampled time per operation from 1 ms to 100 µs.",
        sentence(
            new Profile()
                .stack(450, BENCH, ROW, "java.lang.String$$StringConcat.concat", COPY)
                .stack(450, BENCH, ROW, "java.lang.String$$StringConcat.concat")
                .stack(100, BENCH, ROW)
                .operations(1_000),
            new Profile().stack(100, BENCH, ROW).operations(1_000)));
  }

  @Test
  void shares_alone_come_with_a_reservation() {
    assertEquals(
        "`Arrays.copyOf` went from 90 % of the time to 5 %, and `Matcher.matches` went from 10 % of"
            + " the time to 95 %; shares alone are compared, since not both profiles counted their"
            + " operations.",
        sentence(
            new Profile().stack(900, BENCH, COPY).stack(100, BENCH, ROW, MATCHES).operations(0),
            new Profile().stack(50, BENCH, COPY).stack(950, BENCH, ROW, MATCHES).operations(9)));
  }

  @Test
  void nothing_and_next_to_nothing_are_said_as_such() {
    assertEquals(
        "Nothing changed beyond chance; sampled time per operation from 1 ms to 1.1 ms.",
        sentence(
            new Profile().stack(1_000, BENCH, ROW).operations(1_000),
            new Profile().stack(1_060, BENCH, ROW).operations(1_000)));
    assertEquals(
        "There are too few samples to say what changed: 3 before, 5 after;"
            + " sampled time per operation from 3 ms to 5 ms.",
        sentence(
            new Profile().stack(3, BENCH, ROW).operations(1),
            new Profile().stack(5, BENCH, COPY).operations(1)));
    assertEquals("Neither profile has a single sample.", sentence(new Profile(), new Profile()));
  }

  @ParameterizedTest
  @CsvSource({
    "java.util.regex.Pattern.compile, Pattern.compile",
    "java.lang.String, String",
    "byte[], byte[]",
    "libc.so.6.memcpy, memcpy",
    "garbage collection, garbage collection",
    "a.B.<init>, B.<init>"
  })
  void names_are_short(String full, String shown) {
    assertEquals(shown, Names.shown(full));
  }

  @Test
  void a_hostile_name_stays_one() {
    assertEquals("B.x\ufffd\ufffd\ufffdy", Names.shown("a.B.x`\u202e\u0007y"));
    assertEquals(81, Names.shown("a".repeat(4_000)).length());
  }
}
