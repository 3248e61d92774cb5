package dev.hotpath.worker.load;

import dev.hotpath.protocol.Link;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Says now and then how a pass goes, from a thread of its own: the one that sends requests has to
 * be on time. A platform thread, because virtual ones share their carriers with the service, which
 * may hog them.
 */
final class Moments implements AutoCloseable {

  private final Link link;
  private final News news;
  private final IntSupplier due;
  private final int everyMillis;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Begins at once.
   *
   * @param due how many requests are due by now
   * @param everyMillis 0 for a pass that nobody watches
   */
  Moments(Link link, News news, IntSupplier due, int everyMillis) {
    this.link = link;
    this.news = news;
    this.due = due;
    this.everyMillis = everyMillis;
    thread = Thread.ofPlatform().daemon().name("hotpath-load-moments").unstarted(this::tell);
    if (everyMillis > 0) {
      thread.start();
    }
  }

  private void tell() {
    try {
      while (!over.await(everyMillis, TimeUnit.MILLISECONDS)) {
        link.send(news.since(due.getAsInt()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The parent is gone, and so will this JVM be.
    }
  }

  /** Nothing is told any more when the call returns. */
  @Override
  public void close() {
    over.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
