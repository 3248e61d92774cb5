package dev.hotpath.compile;

import dev.hotpath.isolation.Seccomp;
import dev.hotpath.protocol.Compile;
import dev.hotpath.protocol.Link;
import dev.hotpath.protocol.Message;
import dev.hotpath.protocol.Ready;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The compiler JVM: compiles what it is sent, one request after another, until the parent hangs up.
 *
 * <p>A process of its own because a 1.7 KB source can exhaust javac's heap; the parent stops it
 * when it takes too long, and starts another.
 */
public final class CompilerMain {

  private static final int MAX_FRAME_BYTES = 16 << 20;

  private CompilerMain() {}

  /**
   * Runs until the parent closes the link.
   *
   * @param args path of the parent's socket; a folder, unused; class path for submissions; {@code
   *     rehearse} where the JVM is to write its cache at the end
   */
  public static void main(String[] args) throws IOException {
    Path socket = Path.of(args[0]);
    List<Path> classPath =
        Stream.of(args[2].split(Pattern.quote(File.pathSeparator))).map(Path::of).toList();
    try (WarmCompiler compiler = new WarmCompiler(classPath);
        Link link = Link.connect(socket, MAX_FRAME_BYTES)) {
      link.send(new Ready(System.getProperty("java.version"), filter(args.length > 3)));
      for (; ; ) {
        Message message;
        try {
          message = link.receive();
        } catch (EOFException parentIsGone) {
          return;
        }
        if (message instanceof Compile request) {
          link.send(compiler.compile(request));
        }
      }
    }
  }

  /** It runs nobody's code, but javac has had holes; empty, or why there is no filter. */
  private static String filter(boolean rehearses) {
    if (rehearses) {
      Seccomp.rehearse(); // writing the cache takes another JVM, which a filter would not let start
      return "this is a trial run";
    }
    return Seccomp.tryToInstall(Set.of());
  }
}
