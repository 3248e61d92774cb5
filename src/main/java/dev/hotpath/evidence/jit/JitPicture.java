package dev.hotpath.evidence.jit;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.hotpath.evidence.flame.Sources;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.JitFindings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the JIT compilers made of a program, as the page shows it. Serialised as it stands, and
 * bounded: what would exceed that is counted.
 *
 * @param benchmark {@code package.Class.method}
 * @param architecture of the processor, as {@code os.arch} has it
 * @param evidence what was looked at, in one sentence
 * @param summary plain sentences, the weightiest first; names stand between backticks
 * @param notes on lines, in the order of files and lines
 * @param reasons of notes, by HotSpot's own word for them
 * @param compilations of the exercise's methods, in the order in which they were asked for
 * @param others how much else was compiled, by level
 * @param iterations of the benchmark, from the cold one on
 * @param steadyFrom the first iteration that is as fast as those at the end, from 0; {@code null}
 *     where it never settled
 * @param steadyNanosPerOp from there on, median; {@code null} as before
 * @param leftOut of notes and compilations
 */
public record JitPicture(
    String benchmark,
    String architecture,
    String evidence,
    List<String> summary,
    List<Note> notes,
    Map<String, Reason> reasons,
    List<Compilation> compilations,
    List<Others> others,
    List<Iteration> iterations,
    @Nullable Integer steadyFrom,
    @Nullable Double steadyNanosPerOp,
    int leftOut) {

  public JitPicture {
    summary = List.copyOf(summary);
    notes = List.copyOf(notes);
    reasons = Map.copyOf(reasons);
    compilations = List.copyOf(compilations);
    others = List.copyOf(others);
    iterations = List.copyOf(iterations);
  }

  /** What a note is about. */
  public enum Kind {
    CALL,
    DISPATCH,
    ALLOCATION,
    LOCK,
    CHECK,
    LOOP,
    DEOPTIMISATION;

    /** As the page has it. */
    @JsonValue
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How a note is to be taken. */
  public enum Look {
    /** The compiler took a cost away. */
    GONE,
    /** A cost stays that it can take away in other code. */
    STAYS,
    /** Neither, or it matters little. */
    TOLD;

    /** As the page has it. */
    @JsonValue
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Something about a line.
   *
   * @param file of the exercise
   * @param what in a few words: {@code `Parser.digit` is inlined}; names stand between backticks
   * @param reason a key of the reasons
   * @param detail figures behind it, as text; empty where there are none
   * @param hidden whether it is one of many of the kind that matter least
   */
  public record Note(
      String file,
      int line,
      Kind kind,
      Look look,
      String what,
      String reason,
      String detail,
      boolean hidden) {}

  /**
   * A reason.
   *
   * @param words HotSpot's, or ours where it has none
   * @param plain what that means, and what helps
   * @param link where more can be read
   * @param linked what that is
   */
  public record Reason(String words, String plain, String link, String linked) {}

  /**
   * A compilation.
   *
   * @param method class and name
   * @param harness whether JMH generated it around the benchmark
   * @param file of the exercise; {@code null} where it is in none
   * @param line of the method; 0 as before
   * @param level 1 to 3 is C1, 4 is C2
   * @param osr whether it is entered in the middle of a loop
   * @param bytecodes bytes of the method alone
   * @param codeBytes of machine code with its tables; 0 where nothing came of it
   * @param fromMillis since the JVM started
   * @param ended why it is not in use any more, or never was; empty where it is
   * @param endedMillis when; 0 where it is in use or that is not known
   */
  public record Compilation(
      int id,
      String method,
      boolean harness,
      @Nullable String file,
      int line,
      int level,
      boolean osr,
      int bytecodes,
      int codeBytes,
      double fromMillis,
      double toMillis,
      boolean inUse,
      String ended,
      double endedMillis) {}

  /** Compilations of what is not the exercise's, at one level. */
  public record Others(int level, int compilations, double millis) {}

  /**
   * An iteration of the benchmark.
   *
   * @param atMillis when it began, since the JVM started
   */
  public record Iteration(double atMillis, double nanosPerOp, long operations) {}

  /**
   * Draws up the picture.
   *
   * @param classes that ran
   * @param sources of the exercise
   */
  public static JitPicture of(
      JitFindings findings, List<ClassFile> classes, Sources sources, String benchmark) {
    return new JitPictureBuilder(findings, new ClassTables(classes, sources), benchmark).build();
  }
}
