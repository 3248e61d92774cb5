package dev.hotpath.evidence.timeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** Does once all that a timeline is to show. */
final class PlantedWaits {

  static final int TRANSFERS = 7;
  static final int VIRTUAL = 400;
  private static final long WHILE_NANOS = 30_000_000;

  /** An event of the program's own. */
  @Name("bank.Transfer")
  @Label("Transfer")
  static final class Transfer extends Event {
    String account = "";
    int amount;
  }

  /** Whose initialiser waits: a virtual thread can't leave its carrier meanwhile. */
  static final class Slow {
    static final int VALUE;

    static {
      LockSupport.parkNanos(WHILE_NANOS);
      VALUE = 1;
    }

    private Slow() {}
  }

  private static final Object LEDGER = new Object();

  private PlantedWaits() {}

  static void all() throws IOException, InterruptedException {
    lockAcrossIo();
    queue();
    sleeps();
    pins();
    System.gc();
    transfers();
    manyVirtual();
  }

  private static void lockAcrossIo() throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket here = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket there = server.accept()) {
      Thread auditor = Thread.ofPlatform().name("auditor").start(() -> audit(here));
      awaitOwner(auditor);
      Thread teller = Thread.ofPlatform().name("teller").start(PlantedWaits::book);
      await(teller, Thread.State.BLOCKED);
      LockSupport.parkNanos(WHILE_NANOS);
      there.getOutputStream().write(1);
      auditor.join();
      teller.join();
    }
  }

  private static volatile boolean held;

  private static void awaitOwner(Thread owner) {
    while (!held && owner.isAlive()) {
      Thread.onSpinWait();
    }
  }

  private static void await(Thread thread, Thread.State state) {
    while (thread.getState() != state && thread.isAlive()) {
      Thread.onSpinWait();
    }
  }

  private static void audit(Socket socket) {
    synchronized (LEDGER) {
      held = true;
      try {
        socket.getInputStream().read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void book() {
    synchronized (LEDGER) {
      held = false;
    }
  }

  private static void queue() throws InterruptedException {
    LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>();
    Thread consumer = Thread.ofPlatform().name("consumer").start(() -> take(queue));
    await(consumer, Thread.State.WAITING);
    LockSupport.parkNanos(WHILE_NANOS);
    queue.put(1);
    consumer.join();
  }

  private static void take(LinkedBlockingQueue<Integer> queue) {
    try {
      queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sleeps() throws InterruptedException {
    Thread sleeper = Thread.ofPlatform().name("sleeper").start(PlantedWaits::nap);
    sleeper.join();
  }

  private static void nap() {
    try {
      Thread.sleep(WHILE_NANOS / 1_000_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pins() throws InterruptedException {
    Thread.ofVirtual().name("pinned").start(PlantedWaits::initialise).join();
  }

  private static void initialise() {
    if (Slow.VALUE != 1) {
      throw new IllegalStateException("an initialiser that did not run");
    }
  }

  private static void transfers() {
    for (int i = 0; i < TRANSFERS; i++) {
      Transfer transfer = new Transfer();
      transfer.begin();
      transfer.account = "<b>savings</b>";
      transfer.amount = i;
      transfer.commit();
    }
  }

  /** All there at once before the first of them sleeps. */
  private static void manyVirtual() throws InterruptedException {
    CountDownLatch all = new CountDownLatch(VIRTUAL);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < VIRTUAL; i++) {
      threads.add(Thread.ofVirtual().start(() -> together(all)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void together(CountDownLatch all) {
    all.countDown();
    try {
      all.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    nap();
  }
}
