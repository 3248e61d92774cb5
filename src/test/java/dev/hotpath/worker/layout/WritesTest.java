package dev.hotpath.worker.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.HeapLayout;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Real classes, rewritten to tell of their writes, in two threads. */
class WritesTest {

  private static final int LINE = 64;

  /** An instance of the class with hooks, and the two methods that threads call. */
  private record Hooked(Object object, Method read, Method write) {

    static Hooked of(Class<?> type) throws ReflectiveOperationException, IOException {
      String path = type.getName().replace('.', '/') + ".class";
      byte[] plain;
      try (InputStream in = type.getResourceAsStream("/" + path)) {
        plain = Objects.requireNonNull(in).readAllBytes();
      }
      byte[] bytes = Hooks.in(List.of(new ClassFile(path, plain))).getFirst().bytes();
      ClassLoader loader =
          new ClassLoader(type.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String wanted, boolean resolve)
                throws ClassNotFoundException {
              return wanted.equals(type.getName())
                  ? defineClass(wanted, bytes, 0, bytes.length)
                  : super.loadClass(wanted, resolve);
            }
          };
      Class<?> hooked = loader.loadClass(type.getName());
      var constructor = hooked.getDeclaredConstructor();
      constructor.setAccessible(true);
      Hooked result =
          new Hooked(
              constructor.newInstance(),
              hooked.getDeclaredMethod("read"),
              hooked.getDeclaredMethod("write"));
      result.read.setAccessible(true);
      result.write.setAccessible(true);
      return result;
    }

    /** Two threads that both live until both have written: one may not get the other's id. */
    void run(boolean apart) throws InterruptedException {
      CountDownLatch both = new CountDownLatch(2);
      Thread[] threads = new Thread[2];
      for (int i = 0; i < 2; i++) {
        Method own = i == 0 ? read : write;
        Method other = i == 0 ? write : read;
        threads[i] =
            new Thread(() -> {
              try {
                for (int n = 0; n < 200; n++) {
                  own.invoke(object);
                  if (!apart) {
                    other.invoke(object);
                  }
                }
                both.countDown();
                both.await();
              } catch (ReflectiveOperationException | InterruptedException e) {
                throw new AssertionError(e);
              }
            });
        threads[i].start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }

    List<HeapLayout.Written> pairs() {
      return Writes.pairs(new Heap(), LINE).stream()
          .filter(pair ->
              pair.type().equals(object.getClass().getName()) || pair.type().equals("long[]"))
          .toList();
    }
  }

  private static List<HeapLayout.Written> pairs(Class<?> type, boolean apart) throws Exception {
    Hooked hooked = Hooked.of(type);
    Writes.note(true);
    try {
      hooked.run(apart);
    } finally {
      Writes.note(false);
    }
    List<HeapLayout.Written> pairs = hooked.pairs();
    Reference.reachabilityFence(hooked.object);
    return pairs;
  }

  @Test
  void two_counters_side_by_side_that_two_threads_write_are_told() throws Exception {
    List<HeapLayout.Written> pairs = pairs(Planted.Counters.class, true);
    String type = Planted.Counters.class.getName();
    assertEquals(
        List.of(
            new HeapLayout.Written(type, "reads", "writes", 8),
            new HeapLayout.Written("long[]", "[0]", "[1]", 8)),
        pairs.stream().sorted(Comparator.comparing(HeapLayout.Written::type)).toList());
  }

  @Test
  void a_line_apart_they_are_not() throws Exception {
    assertEquals(List.of(), pairs(Planted.Apart.class, true));
  }

  /** Whatever it costs, it is not the line that is shared but the counters themselves. */
  @Test
  void what_both_threads_write_is_not_false_sharing() throws Exception {
    assertEquals(List.of(), pairs(Planted.Counters.class, false));
  }
}
