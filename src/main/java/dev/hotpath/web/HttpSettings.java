package dev.hotpath.web;

import dev.hotpath.grade.RunDocuments;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JsonMapper;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.Map;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** How the server speaks HTTP, whatever is asked for: threads, limits, static files, formats. */
final class HttpSettings {

  // Java's own 50 are too few for a class whose network is back: the others would wait a second and
  // more until their machines try again.
  private static final int CONNECTIONS_IN_LINE = 1_024;

  private HttpSettings() {}

  static void addTo(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = Bodies.MAX_BYTES;
    config.http.prefer405over404 = true;
    config.http.generateEtags = false;
    config.fileRenderer(new Templates());
    config.jsonMapper(new Json());
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.modifyServer(server -> server.addEventListener(roomForAClass(server)));
    config.staticFiles.add(files -> {
      files.hostedPath = "/static";
      files.directory = "/static";
      files.location = Location.CLASSPATH;
      // Files change with the version, and a loopback round trip is cheap: ask, don't guess.
      files.headers = Map.of("Cache-Control", "no-cache");
    });
  }

  /** Javalin makes the connector itself, after all that can be set, and just before the start. */
  private static LifeCycle.Listener roomForAClass(Server server) {
    return new LifeCycle.Listener() {
      @Override
      public void lifeCycleStarting(LifeCycle started) {
        for (Connector connector : server.getConnectors()) {
          if (connector instanceof ServerConnector tcp) {
            tcp.setAcceptQueueSize(CONNECTIONS_IN_LINE);
          }
        }
      }
    };
  }

  /** JSON as the run document defines it. */
  private static final class Json implements JsonMapper {
    @Override
    public String toJsonString(Object value, Type type) {
      return RunDocuments.mapper().writeValueAsString(value);
    }

    @Override
    public <T> T fromJsonStream(InputStream json, Type type) {
      throw new UnsupportedOperationException("bodies are read by Bodies, strictly");
    }
  }
}
