package dev.hotpath.evidence.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.ClassProbes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A real class with probes in it, run, and what is read from them. */
class InstrumentedTest {

  private static final String PATH = "dev/hotpath/evidence/coverage/InstrumentedTest$Sample.class";
  private static final String TYPE = PATH.replace(".class", "");

  /** What is run in these tests. */
  static final class Sample {
    private Sample() {}

    static int larger(int a, int b) {
      return a > b ? a : b;
    }

    static int never() {
      return 1;
    }
  }

  private final Instrumented instrumented = new Instrumented(List.of(original()));

  private static ClassFile original() {
    try (InputStream in = InstrumentedTest.class.getResourceAsStream("/" + PATH)) {
      return new ClassFile(PATH, Objects.requireNonNull(in).readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs it with its probes, in a loader of its own. */
  private List<ClassProbes> run() throws ReflectiveOperationException {
    byte[] bytes = instrumented.classes().getFirst().bytes();
    String name = TYPE.replace('/', '.');
    ClassLoader loader =
        new ClassLoader(InstrumentedTest.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String wanted, boolean resolve)
              throws ClassNotFoundException {
            return wanted.equals(name)
                ? defineClass(name, bytes, 0, bytes.length)
                : super.loadClass(wanted, resolve);
          }
        };
    var larger = loader.loadClass(name).getDeclaredMethod("larger", int.class, int.class);
    larger.setAccessible(true);
    assertEquals(2, larger.invoke(null, 2, 1), "instrumented it does what it did");
    boolean[] hits = Objects.requireNonNull(ProbeStore.all().get(TYPE));
    byte[] told = new byte[hits.length];
    for (int i = 0; i < hits.length; i++) {
      told[i] = (byte) (hits[i] ? 1 : 0);
    }
    return List.of(new ClassProbes(TYPE, told, counts()));
  }

  private static int[] counts() {
    long[] counted = Objects.requireNonNull(ProbeStore.counted().get(TYPE));
    return Arrays.stream(counted).mapToInt(Math::toIntExact).toArray();
  }

  @Test
  void a_branch_taken_is_told_from_one_that_is_not() throws ReflectiveOperationException {
    Coverage coverage = instrumented.read(run()).orElseThrow();
    assertEquals(2, coverage.branches());
    assertEquals(1, coverage.branchesCovered());
    assertEquals(1, coverage.linesCovered());
    assertEquals(2, coverage.lines().size());
    assertEquals("src/InstrumentedTest.java", coverage.lines().getFirst().file());
  }

  @Test
  void what_was_never_loaded_is_not_covered() {
    Coverage coverage = instrumented.read(List.of()).orElseThrow();
    assertEquals(0, coverage.branchesCovered());
    assertEquals(0, coverage.linesCovered());
    assertEquals(2, coverage.branches());
  }

  @Test
  void probes_of_no_such_class_or_of_another_number_or_told_twice_are_refused()
      throws ReflectiveOperationException {
    List<ClassProbes> right = run();
    byte[] bytes = right.getFirst().passed();
    int[] counts = right.getFirst().counts();
    assertTrue(instrumented.read(right).isPresent());
    assertEquals(
        Optional.empty(), instrumented.read(List.of(new ClassProbes("a/Stranger", bytes, counts))));
    assertEquals(
        Optional.empty(),
        instrumented.read(List.of(new ClassProbes(TYPE, new byte[bytes.length + 1], counts))));
    assertEquals(Optional.empty(), instrumented.read(List.of(right.getFirst(), right.getFirst())));
    assertEquals(
        Optional.empty(),
        instrumented.read(List.of(new ClassProbes(TYPE, bytes, new int[counts.length + 1]))));
  }

  @Test
  void a_count_below_nothing_is_nothing() throws ReflectiveOperationException {
    ClassProbes right = run().getFirst();
    int[] counts = new int[right.counts().length];
    Arrays.fill(counts, -7);
    Coverage coverage =
        instrumented.read(List.of(new ClassProbes(TYPE, right.passed(), counts))).orElseThrow();
    assertTrue(coverage.lines().stream().allMatch(line -> line.count() == 0));
  }

  @Test
  void the_store_goes_with_them() {
    List<String> paths = instrumented.classes().stream().map(ClassFile::path).toList();
    assertEquals(List.of(PATH, Instrumented.STORE.replace('.', '/') + ".class"), paths);
  }
}
