package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventStreamTest {

  private final CountDownLatch given = new CountDownLatch(1);

  @Test
  void one_who_has_missed_nothing_hears_at_once_that_the_line_is_up() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    Javalin server =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.concurrency.useVirtualThreads = true;
          config.routes.get(
              "/",
              context -> {
                EventStream _ = new EventStream(context);
                heard.await();
              });
        });
    server.start(0);
    try (Socket client = new Socket("127.0.0.1", server.port());
        BufferedReader answer =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      client
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertEquals("HTTP/1.1 200 OK", answer.readLine());
    } finally {
      heard.countDown();
      server.stop();
    }
  }

  /** The idle timeout is what bounds it; a short one here, Jetty's 30 seconds otherwise. */
  @Test
  void one_who_does_not_read_is_given_up() throws Exception {
    Javalin server =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.concurrency.useVirtualThreads = true;
          config.jetty.addConnector((jetty, http) -> {
            ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
            connector.setPort(0);
            connector.setIdleTimeout(200);
            return connector;
          });
          config.routes.get(
              "/",
              context -> {
                EventStream stream = new EventStream(context);
                String much = "x".repeat(1 << 20);
                try {
                  while (true) {
                    stream.send(1, "much", much);
                  }
                } catch (IOException e) {
                  given.countDown();
                }
              });
        });
    server.start();
    try (Socket silent = new Socket("127.0.0.1", server.port())) {
      silent
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertTrue(given.await(40, TimeUnit.SECONDS), "a thread waits for it for ever");
    } finally {
      server.stop();
    }
  }
}
