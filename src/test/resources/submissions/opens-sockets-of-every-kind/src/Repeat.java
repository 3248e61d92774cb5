package repeat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

final class Repeat {

  private interface Attempt {
    Object make() throws IOException;
  }

  static String times(String text, int n) {
    if (n == 1) {
      denied("DNS", () -> InetAddress.getByName("example.org"));
      denied("listening", () -> new ServerSocket(0));
      denied("UDP", () -> {
        try (DatagramSocket socket = new DatagramSocket()) {
          socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getLoopbackAddress(), 53));
          return socket;
        }
      });
      denied("UDP by a channel", () -> {
        try (DatagramChannel channel = DatagramChannel.open()) {
          return channel.send(ByteBuffer.allocate(1), new InetSocketAddress("127.0.0.1", 53));
        }
      });
      denied("TCP by a channel", () -> SocketChannel.open(new InetSocketAddress("::1", 65_535)));
      Path cwd = Path.of("").toAbsolutePath();
      for (Path link : new Path[] {Path.of("/tmp/link"), cwd.resolveSibling("link")}) {
        denied("the link", () -> SocketChannel.open(UnixDomainSocketAddress.of(link)));
      }
      denied("a Unix socket", () -> SocketChannel.open(StandardProtocolFamily.UNIX)
          .bind(UnixDomainSocketAddress.of(cwd.resolve("mine"))));
      denied("what was inherited", () -> {
        if (System.inheritedChannel() == null) {
          throw new IOException("nothing was inherited");
        }
        return "";
      });
    }
    return text.repeat(n);
  }

  private static void denied(String what, Attempt attempt) {
    try {
      throw new AssertionError(what + ": " + attempt.make());
    } catch (IOException denied) {
      System.out.println(what + ": " + denied);
    }
  }
}
