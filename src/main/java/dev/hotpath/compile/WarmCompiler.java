package dev.hotpath.compile;

import com.sun.source.util.JavacTask;
import com.sun.tools.javac.api.JavacTaskPool;
import dev.hotpath.protocol.Compile;
import dev.hotpath.protocol.Compiled;
import dev.hotpath.protocol.Compiled.Outcome;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.openjdk.jmh.generators.BenchmarkProcessor;

/**
 * javac, kept warm: a pooled compiler context whose symbol tables and file manager survive from one
 * request to the next, which makes the hundredth compile a hundred times faster than the first.
 *
 * <p>Not thread-safe: one request at a time.
 */
final class WarmCompiler implements AutoCloseable {

  // JMH's generated sources make javac warn about their own annotations.
  private static final List<String> BENCHMARK_OPTIONS = List.of("-g", "-Xlint:none", "-nowarn");
  // By itself javac stops counting at 100 errors.
  private static final List<String> OPTIONS =
      List.of("-g", "-proc:none", "-Xlint:all,-options", "-Xmaxerrs", "1000000");

  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
  private final List<Path> classPath;
  private MemoryFiles memory;
  private JavacTaskPool pool = new JavacTaskPool(1);

  WarmCompiler(List<Path> classPath) {
    this.classPath = classPath;
    memory = memory();
  }

  private MemoryFiles memory() {
    StandardJavaFileManager manager =
        javac.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
    try {
      manager.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new MemoryFiles(manager);
  }

  /** Compiles the sources; whatever they are, there is an answer with words in it. */
  Compiled compile(Compile request) {
    long start = System.nanoTime();
    Findings findings = new Findings(request);
    boolean clean = false;
    Outcome outcome;
    memory.reset(request.maxClassBytes());
    try {
      boolean compiled = run(request, findings);
      if (memory.overflowed()) {
        findings.add(
            "this compiles to more than %,d KB of classes; make the code smaller"
                .formatted(request.maxClassBytes() >> 10));
        outcome = Outcome.LIMIT;
      } else if (compiled && findings.errors() == 0) {
        outcome = Outcome.OK;
      } else {
        if (findings.errors() == 0) {
          // Seen with 20,000 nested parentheses: javac gives up and says nothing.
          findings.add("javac gave up on this code without a message; is it nested very deeply?");
        }
        outcome = Outcome.ERRORS;
      }
      clean = true;
      return new Compiled(
          outcome,
          findings.first(),
          findings.count(),
          outcome == Outcome.OK ? memory.classes() : List.of(),
          findings.tests(),
          (System.nanoTime() - start) / 1e6);
    } catch (StackOverflowError e) {
      findings.add("javac ran out of stack: the code is nested too deeply; make it flatter");
      return new Compiled(
          Outcome.LIMIT,
          findings.first(),
          findings.count(),
          List.of(),
          List.of(),
          (System.nanoTime() - start) / 1e6);
    } finally {
      if (!clean || findings.odd()) {
        renew();
      }
    }
  }

  private boolean run(Compile request, Findings findings) {
    List<MemorySource> units = request.sources().stream().map(MemorySource::new).toList();
    StringWriter said = new StringWriter();
    boolean compiled;
    if (request.benchmarks()) {
      JavacTask task =
          (JavacTask) javac.getTask(said, memory, findings, BENCHMARK_OPTIONS, null, units);
      task.setProcessors(List.of(new BenchmarkProcessor()));
      task.addTaskListener(findings);
      compiled = task.call();
    } else {
      compiled =
          pool.getTask(
              said,
              memory,
              findings,
              OPTIONS,
              null,
              units,
              task -> {
                task.addTaskListener(findings);
                return task.call();
              });
    }
    if (said.toString().contains("StackOverflowError")) {
      // javac catches it, prints it as if it were a bug of its own, and returns.
      throw new StackOverflowError();
    }
    return compiled;
  }

  /**
   * Starts afresh after anything odd: a pooled context may have learnt something wrong, such as a
   * submission's own version of a class on the class path.
   */
  private void renew() {
    pool = new JavacTaskPool(1);
    try {
      memory.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    memory = memory();
  }

  @Override
  public void close() throws IOException {
    memory.close();
  }
}
