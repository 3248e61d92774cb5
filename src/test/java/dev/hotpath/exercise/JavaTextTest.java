package dev.hotpath.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JavaTextTest {

  @Test
  void the_package_is_found_behind_comments_and_annotations() {
    assertEquals(Optional.of("a.b"), JavaText.packageOf("package a.b;"));
    assertEquals(
        Optional.of("a.b"),
        JavaText.packageOf("/** package no; */ // package nor;\n@NullMarked package\n a.b ;"));
  }

  @Test
  void the_word_package_elsewhere_is_no_declaration() {
    assertEquals(Optional.empty(), JavaText.packageOf(""));
    assertEquals(Optional.empty(), JavaText.packageOf("class A { String s = \"package a;\"; }"));
    assertEquals(Optional.empty(), JavaText.packageOf("/* package a; */ class A {}"));
    assertEquals(Optional.empty(), JavaText.packageOf("class A {}\npackage a;"));
  }

  @Test
  void benchmarks_are_found_among_other_annotations_and_types() {
    assertEquals(
        Set.of("plain", "generic", "qualified", "annotated", "last"),
        JavaText.benchmarksOf(
            """
            @State(Scope.Benchmark) @BenchmarkMode(Mode.AverageTime)
            class A {
              @Benchmark public int plain() { return 1; }
              @Benchmark
              @OperationsPerInvocation(100) @Fork(jvmArgsAppend = {"-Xmx1g", "(@Benchmark void x("})
              public Map<String, int[]> generic(Blackhole hole) { other(); return null; }
              @org.openjdk.jmh.annotations.Benchmark public void qualified() {}
              @Setup @Benchmark protected final byte[] annotated ( State state ) { return x; }
              char quote = '"'; /* @Benchmark void commented() {} */
              String block = \"""
                 @Benchmark void "quoted"() {} \\\""" @Benchmark void escaped() {}
                 \""";
              private void helper() {}
              @Benchmark void last() {}
            }
            """));
  }

  @Test
  void counters_are_the_public_numbers_behind_their_annotation() {
    assertEquals(
        Set.of("hits", "misses", "rate", "last"),
        JavaText.countersOf(
            """
            public class A {
              public int before;
              @State(Scope.Thread) @AuxCounters(AuxCounters.Type.EVENTS)
              public static class Counts {
                public long hits, misses; private int hidden; // public int commented;
                public String text;
                public double rate() { return 1; }
                public int last = 0;
              }
            }
            """));
    assertEquals(Set.of(), JavaText.countersOf("class A { public int a; /* @AuxCounters */ }"));
  }

  @Test
  void text_that_is_no_java_does_no_harm() {
    assertEquals(Set.of(), JavaText.benchmarksOf("@Benchmark \"unclosed \\"));
    assertEquals(Set.of(), JavaText.benchmarksOf("/* unclosed @Benchmark void a() {}"));
    assertEquals(
        Set.of(), JavaText.benchmarksOf("\"" + "\\\"".repeat(100_000) + " @Benchmark void a() {}"));
  }
}
