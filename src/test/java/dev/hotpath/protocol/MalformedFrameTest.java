package dev.hotpath.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a submission that got hold of the worker's socket might write. Names on the wire: 0 is
 * {@link Ready}, 1 is {@link Compile}, 2 is {@link Compiled}, 8 is {@link JobEvent.TestsEnded}, 13
 * is {@link JobEvent.Profiled}.
 */
@Timeout(60) // a frame that is waited for
class MalformedFrameTest {

  private static final int READY = 0;
  private static final int COMPILE = 1;
  private static final int COMPILED = 2;
  private static final int TESTS_ENDED = 8;
  private static final int PROFILED = 13;

  @TempDir Path folder;
  private SocketPair pair;

  @BeforeEach
  void connect() throws IOException {
    pair = SocketPair.open(folder);
  }

  @AfterEach
  void close() throws IOException {
    pair.close();
  }

  /** Writes the contents of a frame. */
  private interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  private static byte[] frame(int name, Body body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(bytes);
    data.writeByte(name);
    body.write(data);
    return ByteBuffer.allocate(Integer.BYTES + bytes.size())
        .putInt(bytes.size())
        .put(bytes.toByteArray())
        .array();
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeBoolean(true);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private String refusal(byte[] written) throws IOException {
    pair.write(written);
    return String.valueOf(
        assertThrows(MalformedMessageException.class, pair.link()::receive).getMessage());
  }

  private String refusal(int name, Body body) throws IOException {
    return refusal(frame(name, body));
  }

  @Test
  void what_is_written_by_hand_here_is_what_the_link_reads() throws IOException {
    pair.write(
        frame(
            READY,
            out -> {
              text(out, "25");
              text(out, "");
            }));
    assertEquals(new Ready("25", ""), pair.link().receive());
    pair.write(
        frame(
            TESTS_ENDED,
            out -> {
              out.writeBoolean(true);
              out.writeInt(3);
              text(out, "printed");
            }));
    assertEquals(new JobEvent.TestsEnded(3, "printed"), pair.link().receive());
  }

  @Test
  void a_frame_that_is_too_long_is_refused_before_it_is_read() throws IOException {
    // Nothing follows the length: reading on would wait for ever.
    byte[] length = ByteBuffer.allocate(4).putInt(SocketPair.MAX_FRAME_BYTES + 1).array();
    assertEquals("a frame of 1048577 bytes; at most 1048576", refusal(length));
  }

  @Test
  void a_frame_of_no_or_of_negative_length_is_refused() throws IOException {
    assertEquals("a frame of 0 bytes; at most 1048576", refusal(new byte[4]));
    assertEquals("a frame of -1 bytes; at most 1048576", refusal(new byte[] {-1, -1, -1, -1}));
  }

  @Test
  void a_name_that_no_message_has_is_refused() throws IOException {
    int none = Messages.kinds().size(); // names count from 0
    assertEquals("no message has the name " + none, refusal(none, out -> {}));
    assertEquals("no message has the name 255", refusal(255, out -> {}));
  }

  @Test
  void a_text_longer_than_its_frame_is_refused() throws IOException {
    String message =
        refusal(
            READY,
            out -> {
              out.writeBoolean(true);
              out.writeInt(1_000);
              out.writeBytes("short");
            });
    assertEquals("a length of 1000 with 5 bytes left", message);
  }

  @Test
  void a_negative_length_is_refused() throws IOException {
    String message =
        refusal(
            READY,
            out -> {
              out.writeBoolean(true);
              out.writeInt(-1);
            });
    assertEquals("a length of -1 with 0 bytes left", message);
  }

  @Test
  void a_list_of_more_elements_than_bytes_is_refused_before_room_is_made() throws IOException {
    String message =
        refusal(
            COMPILE,
            out -> {
              out.writeBoolean(true);
              out.writeInt(Integer.MAX_VALUE);
            });
    assertEquals("a length of 2147483647 with 0 bytes left", message);
  }

  @Test
  void an_array_of_numbers_longer_than_its_frame_is_refused() throws IOException {
    String message =
        refusal(
            PROFILED,
            out -> {
              head(out);
              out.writeBoolean(true); // a stack, and its array of frames
              out.writeBoolean(true);
              out.writeInt(3);
              out.write(new byte[11]); // one byte short
            });
    assertEquals("a length of 3 with 11 bytes left", message);
  }

  @Test
  void bytes_behind_a_message_are_refused() throws IOException {
    String message =
        refusal(
            READY,
            out -> {
              text(out, "25");
              text(out, "");
              out.writeByte(0);
            });
    assertEquals("bytes left over behind a Ready", message);
  }

  @Test
  void a_message_without_a_component_that_it_needs_is_refused() throws IOException {
    assertEquals("Ready without its javaVersion", refusal(READY, out -> out.writeBoolean(false)));
    assertEquals(
        "TestsEnded without its tests",
        refusal(
            TESTS_ENDED,
            out -> {
              out.writeBoolean(false);
              text(out, "printed");
            }));
  }

  @Test
  void a_list_with_a_hole_is_refused() throws IOException {
    String message =
        refusal(
            COMPILE,
            out -> {
              out.writeBoolean(true);
              out.writeInt(1);
              out.writeBoolean(false);
              text(out, "concat");
              out.writeBoolean(true);
              out.writeBoolean(false);
              for (int i = 0; i < 2; i++) {
                out.writeBoolean(true);
                out.writeInt(0);
              }
            });
    assertEquals("not a Compile", message);
  }

  @Test
  void a_frame_that_ends_too_early_is_refused() throws IOException {
    assertEquals("a frame that ends too early", refusal(READY, out -> {}));
    assertEquals(
        "a frame that ends too early", refusal(READY, out -> out.write(new byte[] {1, 0})));
  }

  @Test
  void an_enum_constant_that_does_not_exist_is_refused() throws IOException {
    for (int ordinal : new int[] {3, -1, Integer.MIN_VALUE}) {
      String message =
          refusal(
              COMPILED,
              out -> {
                out.writeBoolean(true);
                out.writeInt(ordinal);
              });
      assertEquals("no such Outcome: " + ordinal, message);
    }
  }

  @Test
  void a_stack_that_refers_to_what_is_not_there_is_refused() throws IOException {
    int[][] wrong = {{1}, {-1}};
    for (int[] frames : wrong) {
      assertEquals("not a StackSamples", refusal(stack(frames, new int[1], new byte[1])));
    }
    assertEquals("not a Stack", refusal(stack(new int[1], new int[2], new byte[1])));
    assertEquals("not a Stack", refusal(stack(new int[1], new int[1], new byte[0])));
    assertEquals("not a Stack", refusal(stack(new int[1], new int[1], new byte[] {5})));
    assertEquals("not a Stack", refusal(stack(new int[1], new int[1], new byte[] {-1})));
  }

  /** A profile of one frame and one stack. */
  private static byte[] stack(int[] frames, int[] lines, byte[] modes) throws IOException {
    return frame(
        PROFILED,
        out -> {
          head(out);
          out.writeBoolean(true);
          for (int[] numbers : new int[][] {frames, lines}) {
            out.writeBoolean(true);
            out.writeInt(numbers.length);
            for (int number : numbers) {
              out.writeInt(number);
            }
          }
          out.writeBoolean(true);
          out.writeInt(modes.length);
          out.write(modes);
          for (long number : new long[] {1, 0}) {
            out.writeBoolean(true);
            out.writeLong(number);
          }
          out.writeBoolean(true);
          out.writeInt(0);
          out.writeBoolean(true);
          out.writeLong(0);
        });
  }

  /** Everything before the first of one stacks. */
  private static void head(DataOutputStream out) throws IOException {
    out.writeBoolean(true);
    text(out, "cpu");
    text(out, "ctimer");
    text(out, "samples");
    text(out, "");
    out.writeBoolean(true);
    out.writeLong(1);
    out.writeBoolean(true);
    out.writeLong(1);
    out.writeBoolean(true);
    out.writeInt(1);
    out.writeBoolean(true);
    text(out, "A");
    text(out, "a");
    out.writeBoolean(true);
    out.writeInt(1);
  }

  @Test
  void whatever_bytes_come_they_are_a_message_or_refused() throws IOException {
    Random random = new Random(25);
    List<byte[]> sound = new ArrayList<>();
    for (Message message : Messages.all()) {
      sound.add(encoded(message));
    }
    int messages = 0;
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] frame = sound.get(random.nextInt(sound.size())).clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
      }
      pair.write(ByteBuffer.allocate(4).putInt(frame.length).array());
      pair.write(frame);
      try {
        pair.link().receive();
        messages++;
      } catch (MalformedMessageException e) {
        refused++;
      }
    }
    assertTrue(messages > 1_000 && refused > 1_000, messages + " messages, " + refused);
  }

  /** A frame's name and body, as a link of ours sends it. */
  private byte[] encoded(Message message) throws IOException {
    pair.link().send(message);
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
    readFully(length);
    ByteBuffer body = ByteBuffer.allocate(length.getInt(0));
    readFully(body);
    return body.array();
  }

  private void readFully(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining() && pair.other().read(buffer) >= 0) {}
  }
}
