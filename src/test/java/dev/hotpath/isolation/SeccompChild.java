package dev.hotpath.isolation;

import dev.hotpath.isolation.Seccomp.Permit;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import one.profiler.AsyncProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * A JVM that puts the filter on, or not, and then tries what must fail and what must work.
 *
 * <p>Arguments: {@code filter} or {@code control}; permits, separated by commas, or {@code none}; a
 * folder; then the groups of attempts: {@code refused}, {@code raw}, {@code works}, {@code
 * profiles}, {@code benchmark}, {@code x32}, {@code waits}, {@code exits}.
 */
final class SeccompChild {

  private static final int EXIT_CODE = 7;

  private final Kernel kernel;
  private final Path folder;
  private final ServerSocketChannel listening;
  private final SocketChannel near;
  private final SocketChannel far;

  private SeccompChild(Kernel kernel, Path folder) throws IOException {
    this.kernel = kernel;
    this.folder = folder;
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("link"));
    listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listening.bind(address);
    near = SocketChannel.open(address);
    far = listening.accept();
    // For an attempt to accept.
    SocketChannel.open(address);
  }

  public static void main(String[] args) throws Exception {
    Architecture architecture = Architecture.current();
    if (architecture == null) {
      throw new IllegalStateException("not an architecture that these tests know");
    }
    SeccompChild child = new SeccompChild(Kernel.open(architecture), Path.of(args[2]));
    if (args[0].equals("filter")) {
      Set<Permit> permits = EnumSet.noneOf(Permit.class);
      if (!args[1].equals("none")) {
        for (String name : args[1].split(",", -1)) {
          permits.add(Permit.valueOf(name));
        }
      }
      Seccomp.install(permits);
    }
    for (String group : List.of(args).subList(3, args.length)) {
      switch (group) {
        case "refused" -> child.whatJavaTries();
        case "raw" -> child.whatNativeCodeTries();
        case "works" -> child.whatMustWork();
        case "profiles" -> child.profiles();
        case "benchmark" -> child.benchmark();
        case "x32" -> child.kernel.call(0x4000_0000L + 39, 0, 0, 0, 0, 0);
        case "waits" -> waits();
        case "exits" -> System.exit(EXIT_CODE);
        default -> throw new IllegalArgumentException(group);
      }
    }
    // What a test leaves behind must not hold the JVM.
    Runtime.getRuntime().halt(EXIT_CODE);
  }

  private void whatJavaTries() {
    Report.attempt("start a program", () -> new ProcessBuilder("/bin/true").start().waitFor());
    Report.attempt(
        "listen on TCP",
        () -> {
          try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
          }
        });
    Report.attempt(
        "connect by TCP",
        () -> {
          try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
              var client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            return client.getLocalPort();
          }
        });
    Report.attempt(
        "send by UDP",
        () -> {
          try (var socket =
              new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            socket.send(new DatagramPacket(new byte[1], 1, socket.getLocalSocketAddress()));
            return null;
          }
        });
    Report.attempt(
        "connect by a Unix socket",
        () -> {
          try (var channel = SocketChannel.open(listening.getLocalAddress())) {
            return channel.isConnected();
          }
        });
    Report.attempt(
        "accept a connection",
        () -> {
          try (var accepted = listening.accept()) {
            return accepted.isConnected();
          }
        });
    Report.attempt("set the affinity", () -> onBytes(SystemCall.SCHED_SETAFFINITY));
  }

  private long onBytes(SystemCall call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment mask = arena.allocate(128);
      mask.set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
      return kernel.call(call, 0, mask.byteSize(), mask.address());
    }
  }

  /** Calls that succeed for anybody, on the parent, a child of which we are, or on ourselves. */
  private void whatNativeCodeTries() {
    long parent = ProcessHandle.current().parent().orElseThrow().pid();
    long self = ProcessHandle.current().pid();
    raw("signal the parent", SystemCall.KILL, parent, 0, 0, 0);
    raw("signal a thread of the parent", SystemCall.TGKILL, parent, parent, 0, 0);
    raw("signal a thread by its id alone", SystemCall.TKILL, self, 0, 0, 0);
    raw("hold the parent", SystemCall.PIDFD_OPEN, parent, 0, 0, 0);
    raw("compare with the parent", SystemCall.KCMP, self, parent, 6, 0);
    raw("read the parent's limits", SystemCall.PRLIMIT64, parent, 4, 0, 0);
    raw("signal the parent by a file", SystemCall.FCNTL, 0, 8, parent, 0);
    raw("choose the signal of a file", SystemCall.FCNTL, 0, 10, 9, 0);
    raw("outlive the parent", SystemCall.PRCTL, 1, 0, 0, 0);
    raw("set the priority", SystemCall.SETPRIORITY, 0, 0, 19, 0);
    raw("set the disk priority", SystemCall.IOPRIO_SET, 1, 0, 3 << 13, 0);
    raw("leave the session", SystemCall.SETSID, 0, 0, 0, 0);
    raw("unshare", SystemCall.UNSHARE, 0, 0, 0, 0);
    raw("ask for the personality", SystemCall.PERSONALITY, 0xffff_ffffL, 0, 0, 0);
    raw("ask for a key ring", SystemCall.KEYCTL, 0, -3, 1, 0);
    raw("become who we are", SystemCall.SETRESUID, -1, -1, -1, 0);
    raw("open a netlink socket", SystemCall.SOCKET, 16, 3, 0, 0);
    raw("make a pair of datagram sockets", SystemCall.SOCKETPAIR, 1, 2, 0, buffer());
    Report.attempt("make shared memory", () -> removed(SystemCall.SHMGET, SystemCall.SHMCTL, 4096));
    Report.attempt("make semaphores", () -> removedSemaphores());
    Report.attempt(
        "make a message queue",
        () -> {
          long queue = kernel.call(SystemCall.MSGGET, 0, 0600, 0);
          return queue < 0 ? queue : kernel.call(SystemCall.MSGCTL, queue, 0, 0);
        });
    Report.attempt(
        "open a mount tree",
        () -> {
          try (Arena arena = Arena.ofConfined()) {
            return kernel.call(SystemCall.OPEN_TREE, -100, arena.allocateFrom("/").address(), 0);
          }
        });
    Report.attempt(
        "make an io_uring",
        () -> {
          try (Arena arena = Arena.ofConfined()) {
            return kernel.call(SystemCall.IO_URING_SETUP, 1, arena.allocate(120, 8).address(), 0);
          }
        });
    Report.attempt("count for oneself", this::countForOneself);
    // These work under the filter too.
    raw("signal ourselves", SystemCall.KILL, self, 0, 0, 0);
    raw("read our limits", SystemCall.PRLIMIT64, 0, 4, 0, 0);
    raw("name our thread", SystemCall.PRCTL, 15, buffer(), 0, 0);
    Report.attempt("send on an open stream", this::send);
    // Without its structure it fails anyway, for another reason.
    Report.attempt("clone3", () -> kernel.call(SystemCall.CLONE3, 0, 0, 0));
  }

  private long send() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pair = arena.allocate(8, 4);
      long made = kernel.call(SystemCall.SOCKETPAIR, 1, 1, 0, pair.address(), 0);
      return made < 0
          ? made
          : kernel.call(
              SystemCall.SENDTO, pair.get(ValueLayout.JAVA_INT, 0), pair.address(), 1, 0, 0);
    }
  }

  private static long buffer() {
    return Arena.global().allocate(64, 8).address();
  }

  private long removed(SystemCall make, SystemCall control, long size) {
    long id = kernel.call(make, 0, size, 0600);
    return id < 0 ? id : kernel.call(control, id, 0, 0);
  }

  private long removedSemaphores() {
    long id = kernel.call(SystemCall.SEMGET, 0, 1, 0600);
    return id < 0 ? id : kernel.call(SystemCall.SEMCTL, id, 0, 0);
  }

  private long countForOneself() {
    try (Arena arena = Arena.ofConfined()) {
      // struct perf_event_attr: a software event, its size, cpu-clock, user space alone.
      MemorySegment event = arena.allocate(64, 8);
      event.set(ValueLayout.JAVA_INT, 0, 1);
      event.set(ValueLayout.JAVA_INT, 4, 64);
      event.set(ValueLayout.JAVA_LONG, 40, 1 << 5 | 1 << 6);
      return kernel.call(SystemCall.PERF_EVENT_OPEN, event.address(), 0, -1, -1, 0);
    }
  }

  private void raw(String name, SystemCall call, long a, long b, long c, long d) {
    Report.attempt(name, () -> kernel.call(call, a, b, c, d, 0));
  }

  private void whatMustWork() {
    Report.attempt("300 platform threads", () -> threads(Thread.ofPlatform(), 300));
    Report.attempt("1000 virtual threads", () -> threads(Thread.ofVirtual(), 1000));
    Report.attempt("fork and join", () -> IntStream.range(0, 1 << 20).parallel().sum());
    Report.attempt("files", this::files);
    Report.attempt("garbage collection", SeccompChild::garbage);
    Report.attempt("class loading", SeccompChild::classes);
    Report.attempt("a pipe", SeccompChild::pipe);
    Report.attempt("the open stream", this::stream);
    Report.attempt("waiting for the open stream", this::selected);
    Report.attempt(
        "a dump of all threads",
        () -> {
          if (ManagementFactory.getThreadMXBean().dumpAllThreads(true, true).length == 0) {
            throw new IOException("no threads");
          }
          return null;
        });
    Report.attempt("a JFR recording", this::recording);
  }

  private static Void threads(Thread.Builder builder, int count) throws Exception {
    CountDownLatch all = new CountDownLatch(count);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      threads.add(
          builder.start(() -> {
            all.countDown();
            try {
              // All at once, so that each has a stack of its own.
              all.await();
              Thread.sleep(1);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return null;
  }

  private Path files() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "text");
    Path moved = Files.move(file, folder.resolve("b"));
    try (FileChannel channel =
        FileChannel.open(moved, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      channel.map(FileChannel.MapMode.READ_WRITE, 0, 1 << 16).put(0, (byte) 'T');
      channel.lock().release();
    }
    if (!Files.readString(moved).startsWith("Text")) {
      throw new IOException("other content");
    }
    Files.delete(moved);
    return moved;
  }

  private static int garbage() {
    int bytes = 0;
    for (int i = 0; i < 2000; i++) {
      bytes += new byte[1 << 18].length;
    }
    System.gc();
    return bytes & 1;
  }

  private static Class<?> classes() throws Exception {
    URL here = SeccompChild.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {here}, null)) {
      return loader.loadClass(BpfInterpreter.class.getName());
    }
  }

  private static Void pipe() throws IOException {
    Pipe pipe = Pipe.open();
    try (var sink = pipe.sink();
        var source = pipe.source()) {
      sink.write(ByteBuffer.wrap(new byte[] {1}));
      source.read(ByteBuffer.allocate(1));
    }
    return null;
  }

  private Void stream() throws IOException {
    near.write(new ByteBuffer[] {ByteBuffer.wrap(new byte[] {1}), ByteBuffer.wrap(new byte[] {2})});
    ByteBuffer two = ByteBuffer.allocate(2);
    while (two.hasRemaining()) {
      far.read(two);
    }
    if (two.get(1) != 2) {
      throw new IOException("other content");
    }
    return null;
  }

  private Void selected() throws Exception {
    try (Selector selector = Selector.open()) {
      far.configureBlocking(false);
      far.register(selector, SelectionKey.OP_READ);
      // A virtual thread waits by another way than a platform thread.
      Thread.startVirtualThread(() -> {
        try {
          near.write(ByteBuffer.wrap(new byte[] {1}));
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      });
      if (selector.select(10_000) != 1) {
        throw new IOException("nothing came");
      }
      far.read(ByteBuffer.allocate(1));
    }
    far.configureBlocking(true);
    return null;
  }

  private Path recording() throws IOException {
    Path file = folder.resolve("recording.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ExecutionSample").withPeriod(java.time.Duration.ofMillis(1));
      recording.start();
      spin(200);
      recording.dump(folder.resolve("dumped.jfr"));
      recording.stop();
      recording.dump(file);
    }
    if (RecordingFile.readAllEvents(file).isEmpty()) {
      throw new IOException("an empty recording");
    }
    return file;
  }

  private void profiles() {
    AsyncProfiler profiler = AsyncProfiler.getInstance();
    for (String event : List.of("ctimer", "itimer", "wall", "alloc", "lock", "cpu-clock")) {
      Report.attempt("profile " + event, () -> profile(profiler, event));
    }
  }

  private Void profile(AsyncProfiler profiler, String event) throws IOException {
    Path file = folder.resolve(event + ".jfr");
    String unit = event.equals("alloc") ? "1k" : event.equals("lock") ? "1" : "1ms";
    profiler.execute(
        "start,jfr,event=" + event + ",interval=" + unit + ",loglevel=none,file=" + file);
    Object lock = new Object();
    Thread other;
    synchronized (lock) {
      other =
          Thread.ofPlatform()
              .start(() -> {
                synchronized (lock) {
                  spin(1);
                }
              });
      spin(300);
    }
    try {
      other.join();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    profiler.execute("stop,file=" + file);
    long samples =
        RecordingFile.readAllEvents(file).stream()
            .filter(e -> {
              String name = e.getEventType().getName();
              return name.contains("Sample")
                  || name.contains("Allocation")
                  || name.contains("MonitorEnter");
            })
            .count();
    if (samples == 0) {
      throw new IOException("no samples");
    }
    return null;
  }

  private static double spin(int millis) {
    double sum = 0;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < end) {
      sum += new StringBuilder().append(sum).append(millis).length();
    }
    return sum;
  }

  /** The benchmark is made by the test, and is on our class path. */
  private void benchmark() {
    Report.attempt(
        "JMH without forks",
        () -> {
          var options =
              new OptionsBuilder()
                  .include("probe.Probe")
                  .forks(0)
                  .warmupIterations(1)
                  .measurementIterations(1)
                  .warmupTime(TimeValue.milliseconds(20))
                  .measurementTime(TimeValue.milliseconds(20))
                  .jvmArgs()
                  .build();
          if (new Runner(options).run().size() != 1) {
            throw new IOException("no result");
          }
          return null;
        });
  }

  /** Until the test has seen what it asked for. */
  private static void waits() throws IOException {
    while (System.in.read() != -1) {
      // The end is all that it says.
    }
  }
}
