package repeat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

final class Repeat {

  static String times(String text, int n) {
    if (n == 1) {
      // The test that runs this listens there, and replaces the port.
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress("127.0.0.1", 65_535), 1_000);
        throw new AssertionError("connected to " + socket);
      } catch (IOException denied) {
        System.out.println(denied);
      }
    }
    return text.repeat(n);
  }
}
