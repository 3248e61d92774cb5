package dev.hotpath.protocol;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * Two ends of a Unix domain socket: a link of ours, and the bare channel of whoever is on the other
 * side.
 */
record SocketPair(Link link, SocketChannel other) implements AutoCloseable {

  static final int MAX_FRAME_BYTES = 1 << 20;

  static SocketPair open(Path folder) throws IOException {
    Path socket = folder.resolve("link");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      Link link = Link.connect(socket, MAX_FRAME_BYTES);
      return new SocketPair(link, server.accept());
    }
  }

  void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      other.write(buffer);
    }
  }

  @Override
  public void close() throws IOException {
    link.close();
    other.close();
  }
}
