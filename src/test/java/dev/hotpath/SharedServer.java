package dev.hotpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One server for all test classes that don't mind what others did with it; they take its {@link
 * RunningServer} or a {@link Client} of it as a parameter.
 */
public final class SharedServer implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == RunningServer.class || type == Client.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    RunningServer server =
        context
            .getRoot()
            .getStore(ExtensionContext.Namespace.create(SharedServer.class))
            .computeIfAbsent(Life.class)
            .server;
    return parameter.getParameter().getType() == Client.class ? server.client() : server;
  }

  /** From the first test that needs it to the end of all tests. */
  static final class Life implements AutoCloseable {

    private final Path folder;
    private final RunningServer server;

    Life() throws IOException, InterruptedException {
      folder = Files.createTempDirectory("hotpath-shared");
      server = RunningServer.on(folder.resolve("data"));
    }

    @Override
    public void close() throws IOException {
      server.close();
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(Life::delete);
      }
    }

    private static void delete(Path path) {
      try {
        Files.delete(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
