package dev.hotpath.protocol;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * Carries messages between two JVMs over a Unix domain socket, as frames: four bytes of length, one
 * byte that names the message, the message.
 *
 * <p>A socket of its own, not stdout: what a submission prints, or a JVM warns about, can't get
 * between frames; and unlike a pipe, {@code /proc/self/fd} can't open it a second time.
 *
 * <p>Many threads may send; one receives.
 */
public final class Link implements AutoCloseable {

  // The position is the message's name on the wire.
  private static final List<Class<? extends Record>> MESSAGES =
      List.of(
          Ready.class,
          Compile.class,
          Compiled.class,
          Job.RunTests.class,
          Job.RunBenchmark.class,
          Job.RunProfile.class,
          Job.Probe.class,
          JobEvent.TestEnded.class,
          JobEvent.TestsEnded.class,
          JobEvent.Hanging.class,
          JobEvent.IterationEnded.class,
          JobEvent.BenchmarkEnded.class,
          JobEvent.BenchmarkFailed.class,
          JobEvent.Profiled.class,
          JobEvent.ProfileEnded.class,
          JobEvent.Probed.class,
          JobEvent.HarnessFailed.class,
          Job.Rehearse.class,
          JobEvent.Covered.class,
          JobEvent.IterationDue.class,
          Go.class,
          Job.RunLoad.class,
          JobEvent.LoadPassed.class,
          JobEvent.LoadEnded.class,
          JobEvent.Recorded.class,
          Job.WatchGc.class,
          JobEvent.GcWatched.class,
          Job.RunLayout.class,
          JobEvent.LaidOut.class,
          Job.RunJit.class,
          JobEvent.JitLogged.class,
          JobEvent.JitSeen.class,
          JobEvent.LoadMoment.class,
          Job.RunTrace.class,
          JobEvent.TracedEvents.class,
          JobEvent.Traced.class);

  private static final Codec CODEC = new Codec();

  private final SocketChannel channel;
  private final DataInputStream in;
  private final OutputStream out;
  private final Object sending = new Object();
  private final int maxFrameBytes;

  /**
   * Takes over a connected channel.
   *
   * @param maxFrameBytes of a frame received; a longer one is refused before it is read
   */
  public Link(SocketChannel channel, int maxFrameBytes) {
    this.channel = channel;
    this.maxFrameBytes = maxFrameBytes;
    in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
    out = Channels.newOutputStream(channel);
  }

  /** Connects to the parent that listens at {@code socket}. */
  public static Link connect(Path socket, int maxFrameBytes) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(socket));
    return new Link(channel, maxFrameBytes);
  }

  /** Sends a message; it has left this JVM when the call returns. */
  public void send(Message message) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream(1024);
    DataOutputStream data = new DataOutputStream(frame);
    data.writeInt(0);
    data.writeByte(MESSAGES.indexOf(message.getClass()));
    CODEC.write(data, (Record) message);
    byte[] bytes = frame.toByteArray();
    int length = bytes.length - Integer.BYTES;
    bytes[0] = (byte) (length >>> 24);
    bytes[1] = (byte) (length >>> 16);
    bytes[2] = (byte) (length >>> 8);
    bytes[3] = (byte) length;
    // A channel closes itself under a thread that is interrupted, and a test may leave its thread
    // so.
    boolean interrupted = Thread.interrupted();
    try {
      synchronized (sending) {
        out.write(bytes);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Waits for the next message.
   *
   * @throws EOFException when the other side is gone
   * @throws MalformedMessageException when what comes is not a message
   */
  public Message receive() throws IOException {
    int length = in.readInt();
    if (length < 1 || length > maxFrameBytes) {
      throw new MalformedMessageException(
          "a frame of " + length + " bytes; at most " + maxFrameBytes);
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    FrameInput frame = new FrameInput(bytes);
    int name = frame.data().readUnsignedByte();
    if (name >= MESSAGES.size()) {
      throw new MalformedMessageException("no message has the name " + name);
    }
    Record message;
    try {
      message = CODEC.read(frame, MESSAGES.get(name));
    } catch (EOFException e) {
      throw new MalformedMessageException("a frame that ends too early", e);
    }
    if (!frame.exhausted()) {
      throw new MalformedMessageException(
          "bytes left over behind a " + message.getClass().getSimpleName());
    }
    return (Message) message;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
