package instruments;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** Each method does once what one instrument counts. */
final class Planted {

  private static final Object MONITOR = new Object();
  private static final ReentrantLock LOCK = new ReentrantLock();

  private static volatile boolean held;
  private static volatile byte[] room;
  private static byte[] kept;

  private Planted() {}

  static int collects() {
    System.gc();
    return 1;
  }

  /** Too large for the young generation, and gone again before anybody looks. */
  static byte[] grows() {
    room = new byte[48 << 20];
    room = new byte[0];
    System.gc();
    return room;
  }

  static byte[] keeps() {
    if (kept == null) {
      kept = new byte[8 << 20];
    }
    return kept;
  }

  static void starts() throws InterruptedException {
    Thread thread = new Thread(() -> {});
    thread.start();
    thread.join();
  }

  /** Comes while another has the monitor, who keeps it until it sees that. */
  static void blocks() throws InterruptedException {
    Thread caller = Thread.currentThread();
    held = false;
    Thread holder =
        new Thread(() -> {
          synchronized (MONITOR) {
            held = true;
            await(caller, Thread.State.BLOCKED);
          }
        });
    holder.start();
    while (!held) {
      Thread.onSpinWait();
    }
    synchronized (MONITOR) {
      held = false;
    }
    holder.join();
  }

  /** The same with a lock of {@code java.util.concurrent}. */
  static void locks() throws InterruptedException {
    Thread caller = Thread.currentThread();
    held = false;
    Thread holder =
        new Thread(() -> {
          LOCK.lock();
          held = true;
          await(caller, Thread.State.WAITING);
          LOCK.unlock();
        });
    holder.start();
    while (!held) {
      Thread.onSpinWait();
    }
    LOCK.lock();
    LOCK.unlock();
    holder.join();
  }

  private static void await(Thread thread, Thread.State state) {
    while (thread.getState() != state) {
      Thread.onSpinWait();
    }
  }

  static void parks() {
    LockSupport.parkNanos(100_000);
  }

  /** Parks inside of a comparison that the C library calls: a native frame holds the carrier. */
  static void pins() throws InterruptedException {
    Thread.ofVirtual().start(Native::sort).join();
  }

  static int hits() {
    return 3;
  }

  /** Objects that no other thread and no field ever sees: the compiler does without them. */
  static long escapes(long seed) {
    long sum = 0;
    for (int i = 0; i < 2_000; i++) {
      Pair pair = new Pair(seed, i);
      sum += pair.a ^ pair.b;
    }
    return sum;
  }

  private static final class Pair {
    private final long a;
    private final long b;

    private Pair(long a, long b) {
      this.a = a;
      this.b = b;
    }
  }

  /** Loaded when it is needed: a test worker may not call native code. */
  private static final class Native {

    private static final MethodHandle QSORT;
    private static final MemorySegment COMPARE;

    static {
      try {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor compare =
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS.withTargetLayout(ValueLayout.JAVA_INT),
                ValueLayout.ADDRESS.withTargetLayout(ValueLayout.JAVA_INT));
        QSORT =
            linker.downcallHandle(
                linker.defaultLookup().findOrThrow("qsort"),
                FunctionDescriptor.ofVoid(
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.ADDRESS));
        COMPARE =
            linker.upcallStub(
                MethodHandles.lookup()
                    .findStatic(Native.class, "compare", compare.toMethodType()),
                compare,
                Arena.global());
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }

    static void sort() {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment two = arena.allocateFrom(ValueLayout.JAVA_INT, 2, 1);
        QSORT.invokeExact(two, 2L, 4L, COMPARE);
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }

    static int compare(MemorySegment a, MemorySegment b) {
      LockSupport.parkNanos(1_000);
      return Integer.compare(a.get(ValueLayout.JAVA_INT, 0), b.get(ValueLayout.JAVA_INT, 0));
    }
  }
}
