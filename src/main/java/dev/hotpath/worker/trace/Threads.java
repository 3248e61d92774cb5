package dev.hotpath.worker.trace;

import dev.hotpath.protocol.Trace;
import dev.hotpath.protocol.Trace.ThreadKind;
import dev.hotpath.protocol.Trace.TracedThread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordedThreadGroup;
import org.jspecify.annotations.Nullable;

/** The threads of a recording, each with a number, and what they are there for. */
final class Threads {

  private static final Pattern OF_JMH = Pattern.compile(".*-jmh-worker-(\\d+)");
  private static final String MORE = "more threads";

  /** What is known of one so far; times are of the recording. */
  static final class Entry {
    private final String name;
    private final ThreadKind kind;
    private long start = -1;
    private long end = -1;
    private int startedBy = -1;
    private int startStack = -1;

    private Entry(String name, ThreadKind kind) {
      this.name = Words.brief(name);
      this.kind = kind;
    }

    boolean isVirtual() {
      return kind == ThreadKind.VIRTUAL;
    }

    boolean isHarness() {
      return kind == ThreadKind.HARNESS;
    }

    long start() {
      return start;
    }

    long end() {
      return end;
    }

    void startedAt(long time) {
      start = time;
    }

    void startedBy(int thread, int stack) {
      startedBy = thread;
      startStack = stack;
    }

    void endedAt(long time) {
      end = time;
    }

    ThreadKind kind() {
      return kind;
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Long, Integer> byId = new HashMap<>();
  private final Map<Long, Integer> byJavaId = new HashMap<>();
  private final Map<Long, Integer> byOsId = new HashMap<>();

  /** Its number; −1 for none. */
  int number(@Nullable RecordedThread thread) {
    if (thread == null) {
      return -1;
    }
    Integer known = byId.get(thread.getId());
    if (known != null) {
      return known;
    }
    int number = add(name(thread), kind(thread));
    byId.put(thread.getId(), number);
    if (thread.getJavaThreadId() > 0) {
      byJavaId.put(thread.getJavaThreadId(), number);
    }
    if (!thread.isVirtual() && thread.getOSThreadId() > 0) {
      byOsId.put(thread.getOSThreadId(), number);
    }
    return number;
  }

  private int add(String name, ThreadKind kind) {
    if (entries.size() == Trace.MAX_THREADS - 1) {
      entries.add(new Entry(MORE, ThreadKind.VIRTUAL));
    } else if (entries.size() < Trace.MAX_THREADS) {
      entries.add(new Entry(name, kind));
    }
    return entries.size() - 1;
  }

  /** By its number in Java; −1 for one that was never seen. */
  int ofJava(long id) {
    return byJavaId.getOrDefault(id, -1);
  }

  /** By its number in the kernel, and how the kernel calls it where nobody else knows it. */
  int ofOs(long id, @Nullable String name) {
    return byOsId.computeIfAbsent(
        id, unknown -> add(name == null ? "" : name, ofJvm(name == null ? "" : name)));
  }

  Entry get(int number) {
    return entries.get(number);
  }

  int size() {
    return entries.size();
  }

  boolean anyVirtual() {
    return entries.stream().anyMatch(Entry::isVirtual);
  }

  private static String name(RecordedThread thread) {
    String java = thread.getJavaName();
    if (java == null) {
      return Objects.requireNonNullElse(thread.getOSName(), "");
    }
    Matcher worker = OF_JMH.matcher(java);
    return worker.matches() ? "benchmark-" + worker.group(1) : java;
  }

  private static ThreadKind kind(RecordedThread thread) {
    if (thread.isVirtual()) {
      return ThreadKind.VIRTUAL;
    }
    String name = thread.getJavaName();
    if (name == null) {
      return ofJvm(Objects.requireNonNullElse(thread.getOSName(), ""));
    }
    RecordedThreadGroup group = thread.getThreadGroup();
    String of = group == null ? "" : Objects.requireNonNullElse(group.getName(), "");
    if (of.equals("CarrierThreads")) {
      // The scheduler's timer is one of that group that runs nobody.
      return name.contains("-worker-") ? ThreadKind.CARRIER : ThreadKind.JVM;
    } else if (name.startsWith("JFR ") || name.startsWith("hotpath-") || name.equals("main")) {
      return ThreadKind.HARNESS; // JMH runs in the last
    }
    return of.equals("system") || of.equals("InnocuousThreadGroup")
        ? ofJvm(name)
        : ThreadKind.PLATFORM;
  }

  // The kernel cuts names after 15 characters.
  private static ThreadKind ofJvm(String name) {
    if (name.startsWith("C1 Comp") || name.startsWith("C2 Comp") || name.startsWith("JVMCI")) {
      return ThreadKind.JIT;
    } else if (name.startsWith("GC ")
        || name.startsWith("G1 ")
        || name.startsWith("Z")
        || name.startsWith("Shenandoah")
        || name.startsWith("Parallel")) {
      return ThreadKind.GC;
    } else if (name.startsWith("JFR ")) {
      return ThreadKind.HARNESS;
    }
    return ThreadKind.JVM;
  }

  /** All of them, in a trace from one time of the recording to another. */
  List<TracedThread> all(int from, int to) {
    List<TracedThread> all = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      int start = entry.start <= from ? -1 : (int) Math.min(entry.start, to) - from;
      int end = entry.end < 0 || entry.end >= to ? -1 : (int) Math.max(from, entry.end) - from;
      all.add(
          new TracedThread(
              entry.name,
              entry.kind,
              start,
              end >= 0 ? Math.max(start, end) : end,
              entry.startedBy,
              entry.startStack));
    }
    return all;
  }
}
