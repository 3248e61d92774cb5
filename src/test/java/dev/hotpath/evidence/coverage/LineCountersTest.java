package dev.hotpath.evidence.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.ClassProbes;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Counts of a real class whose lines say themselves how often they are run below. */
class LineCountersTest {

  private static final Path SOURCE =
      Path.of("src/test/java/dev/hotpath/evidence/coverage/LineCountersTest.java");
  private static final String PREFIX = "dev/hotpath/evidence/coverage/LineCountersTest$";
  private static final Pattern SAYS = Pattern.compile("// runs: (\\d+)$");

  /** What is run in these tests. */
  static class Sample {
    int field = 3; // runs: 2

    static int loop(int times) {
      int sum = 0; // runs: 1
      for (int i = 0; i < times; i++) { // runs: 11
        if (i % 2 == 0) { // runs: 10
          sum += i; // runs: 5
        }
      }
      return sum; // runs: 1
    }

    static int choose(String word) {
      return switch (word) { // runs: 3
        case "a" -> 1; // runs: 1
        default -> 2; // runs: 2
      };
    }

    static int caught(String text) {
      try {
        return Integer.parseInt(text); // runs: 2
      } catch (NumberFormatException e) { // runs: 1
        return -1; // runs: 1
      }
    }

    static void thrown() {
      throw new IllegalStateException("as it should"); // runs: 1
    }

    static int inLambda() {
      return IntStream.range(0, 4)
          .map(i -> {
            int twice = 2 * i; // runs: 4
            return twice; // runs: 4
          })
          .sum();
    }

    static int longs(boolean which) {
      long first = which ? Long.MAX_VALUE : field(new Below()); // runs: 2
      double second = first / 3.0; // runs: 2
      return (int) (second > 1 ? first : 2); // runs: 2
    }

    private static long field(Sample sample) {
      return sample.field; // runs: 1
    }

    static int never() {
      return 1; // runs: 0
    }
  }

  /** Types of both meet where two ways of the code do. */
  static final class Below extends Sample {
    static Sample either(boolean which) {
      Sample sample = which ? new Below() : new Sample(); // runs: 1
      return sample; // runs: 1
    }
  }

  private static ClassFile original(String name) {
    String path = PREFIX + name + ".class";
    try (InputStream in = LineCountersTest.class.getResourceAsStream("/" + path)) {
      return new ClassFile(path, Objects.requireNonNull(in).readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The counted classes, in a loader of their own. */
  private static ClassLoader loader(Instrumented instrumented) {
    Map<String, byte[]> byName = new TreeMap<>();
    instrumented
        .classes()
        .forEach(
            file -> byName.put(file.path().replace(".class", "").replace('/', '.'), file.bytes()));
    byName.remove(Instrumented.STORE);
    return new ClassLoader(LineCountersTest.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
          byte[] bytes = byName.get(name);
          if (bytes == null) {
            return super.loadClass(name, resolve);
          }
          Class<?> known = findLoadedClass(name);
          return known == null ? defineClass(name, bytes, 0, bytes.length) : known;
        }
      }
    };
  }

  private static Object call(Class<?> type, String name, Object... arguments)
      throws ReflectiveOperationException {
    Method method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(candidate -> candidate.getName().equals(name))
            .findFirst()
            .orElseThrow();
    method.setAccessible(true);
    return method.invoke(null, arguments);
  }

  private static Map<Integer, Integer> said() throws IOException {
    Map<Integer, Integer> said = new TreeMap<>();
    List<String> lines = Files.readAllLines(SOURCE);
    for (int i = 0; i < lines.size(); i++) {
      Matcher says = SAYS.matcher(lines.get(i));
      if (says.find()) {
        said.put(i + 1, Integer.parseInt(says.group(1)));
      }
    }
    return said;
  }

  @Test
  void every_line_is_counted_as_often_as_it_is_begun() throws Exception {
    Instrumented instrumented = new Instrumented(List.of(original("Sample"), original("Below")));
    ClassLoader loader = loader(instrumented);
    Class<?> sample = loader.loadClass(PREFIX.replace('/', '.') + "Sample");
    assertEquals(20, call(sample, "loop", 10));
    assertEquals(1, call(sample, "choose", "a"));
    assertEquals(2, call(sample, "choose", "b"));
    assertEquals(2, call(sample, "choose", "c"));
    assertEquals(7, call(sample, "caught", "7"));
    assertEquals(-1, call(sample, "caught", "seven"));
    assertThrows(InvocationTargetException.class, () -> call(sample, "thrown"));
    assertEquals(12, call(sample, "inLambda"));
    assertEquals(-1, call(sample, "longs", true));
    assertEquals(2, call(sample, "longs", false));
    call(loader.loadClass(PREFIX.replace('/', '.') + "Below"), "either", false);

    List<ClassProbes> told = new ArrayList<>();
    for (String name : List.of("Sample", "Below")) {
      boolean[] hits = Objects.requireNonNull(ProbeStore.all().get(PREFIX + name));
      byte[] passed = new byte[hits.length];
      for (int i = 0; i < hits.length; i++) {
        passed[i] = (byte) (hits[i] ? 1 : 0);
      }
      long[] counts = Objects.requireNonNull(ProbeStore.counted().get(PREFIX + name));
      told.add(
          new ClassProbes(
              PREFIX + name, passed, Arrays.stream(counts).mapToInt(Math::toIntExact).toArray()));
    }
    Coverage coverage = instrumented.read(told).orElseThrow();
    Map<Integer, Integer> counted = new TreeMap<>();
    coverage.lines().forEach(line -> counted.put(line.line(), line.count()));
    Map<Integer, Integer> said = said();
    counted.keySet().retainAll(said.keySet());
    assertEquals(said, counted);
  }
}
