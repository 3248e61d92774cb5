package dev.hotpath.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60) // a link that hangs
class LinkTest {

  @TempDir Path folder;
  private SocketPair pair;
  private Link here;
  private Link there;

  @BeforeEach
  void connect() throws IOException {
    pair = SocketPair.open(folder);
    here = pair.link();
    there = new Link(pair.other(), SocketPair.MAX_FRAME_BYTES);
  }

  @AfterEach
  void close() throws IOException {
    pair.close();
  }

  @Test
  void every_message_comes_out_as_it_went_in() throws IOException {
    for (Message message : Messages.all()) {
      here.send(message);
      Message received = there.receive();
      assertTrue(Messages.same(message, received), () -> message + "\nbecame\n" + received);
    }
  }

  @Test
  void no_kind_of_message_is_left_out_above() {
    assertEquals(
        new LinkedHashSet<>(Messages.kinds()),
        Messages.all().stream()
            .map(Object::getClass)
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  @Test
  void both_sides_can_speak() throws IOException {
    here.send(new Ready("25", ""));
    there.send(new Job.Probe());
    assertEquals(new Ready("25", ""), there.receive());
    assertEquals(new Job.Probe(), here.receive());
  }

  @Test
  void a_message_may_be_larger_than_any_buffer_on_its_way() throws Exception {
    byte[] large = new byte[SocketPair.MAX_FRAME_BYTES - 100];
    Arrays.fill(large, (byte) 7);
    try (ExecutorService sender = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> sent =
          sender.submit(() -> {
            here.send(new JobEvent.Recorded("cpu", large));
            return null;
          });
      JobEvent.Recorded received = assertInstanceOf(JobEvent.Recorded.class, there.receive());
      assertTrue(Arrays.equals(large, received.recording()));
      sent.get();
    }
  }

  @Test
  void what_was_sent_arrives_though_the_sender_is_gone() throws IOException {
    here.send(new Ready("25", ""));
    here.send(new JobEvent.TestsEnded(3, "last words"));
    here.close();
    assertEquals(new Ready("25", ""), there.receive());
    assertEquals(new JobEvent.TestsEnded(3, "last words"), there.receive());
    assertThrows(EOFException.class, there::receive);
  }

  @Test
  void the_end_of_the_peer_is_told_from_nonsense() throws IOException {
    pair.other().close();
    assertThrows(EOFException.class, here::receive);
  }

  @Test
  void a_peer_that_dies_in_the_middle_of_a_frame_is_gone_too() throws IOException {
    pair.write(new byte[] {0, 0, 0, 100, 0, 1});
    pair.other().close();
    assertThrows(EOFException.class, here::receive);
  }

  @Test
  void a_peer_that_dies_in_the_middle_of_a_length_is_gone_too() throws IOException {
    pair.write(new byte[] {0, 0});
    pair.other().close();
    assertThrows(EOFException.class, here::receive);
  }

  @Test
  void a_thread_that_a_test_left_interrupted_can_still_send() throws IOException {
    Thread.currentThread().interrupt();
    here.send(new Ready("25", ""));
    assertTrue(Thread.interrupted(), "and it is still interrupted");
    here.send(new Ready("26", ""));
    assertEquals(new Ready("25", ""), there.receive());
    assertEquals(new Ready("26", ""), there.receive());
  }

  @Test
  void messages_from_many_threads_do_not_mix() throws Exception {
    int threads = 8;
    int each = 200;
    try (ExecutorService senders = Executors.newFixedThreadPool(threads)) {
      List<? extends Future<?>> sending =
          java.util.stream.IntStream.range(0, threads)
              .mapToObj(thread ->
                  senders.submit(() -> {
                    for (int i = 0; i < each; i++) {
                      // Far more than a socket takes in one go, so that writes do overlap.
                      here.send(
                          new JobEvent.TestsEnded(i, (char) ('a' + thread) + "x".repeat(i * 64)));
                    }
                    return null;
                  }))
              .toList();
      Map<Character, Integer> next = new HashMap<>();
      for (int i = 0; i < threads * each; i++) {
        JobEvent.TestsEnded received = assertInstanceOf(JobEvent.TestsEnded.class, there.receive());
        char thread = received.output().charAt(0);
        assertEquals(next.getOrDefault(thread, 0), received.tests(), "order of one thread");
        assertEquals("x".repeat(received.tests() * 64), received.output().substring(1));
        next.merge(thread, 1, Integer::sum);
      }
      for (Future<?> sender : sending) {
        sender.get();
      }
      assertEquals(threads, next.size());
    }
  }
}
