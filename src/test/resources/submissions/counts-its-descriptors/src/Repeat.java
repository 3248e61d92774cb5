package repeat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

final class Repeat {

  static String times(String text, int n) {
    if (n == 1) {
      // Standard streams, one link, what class files come from; sources of chance and Java's own
      // polling need no file of the host.
      String expected =
          "/dev/null|pipe:.*|/[^ ]*/lib/(modules|jrt-fs\\.jar)|/.*\\.(jar|aot|cache)|/dev/u?random"
              + "|anon_inode:.*";
      TreeMap<Integer, String> open = new TreeMap<>();
      int sockets = 0;
      try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
        for (Path descriptor : descriptors) {
          String target;
          try {
            target = Files.readSymbolicLink(descriptor).toString();
          } catch (IOException closedMeanwhile) {
            continue;
          }
          int number = Integer.parseInt(descriptor.getFileName().toString());
          if (target.startsWith("socket:")) {
            sockets++;
          } else if (!target.matches(expected) && !target.matches("/proc/\\d+/fd")) {
            open.put(number, target);
          }
          System.out.println(number + " " + target);
        }
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      // The link, and the pair that closes channels.
      if (!open.isEmpty() || sockets > 3) {
        throw new AssertionError(sockets + " sockets, and " + open);
      }
    }
    return text.repeat(n);
  }
}
