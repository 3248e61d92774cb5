package greeter;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;

public class GreeterService implements AutoCloseable {
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  public GreeterService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String name = exchange.getRequestURI().getPath().substring(1);
            byte[] greeting = Greeter.greeting(name).getBytes();
            exchange.sendResponseHeaders(200, greeting.length);
            exchange.getResponseBody().write(greeting);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });
    server.start();
  }

  public void request(long number) throws Exception {
    int port = server.getAddress().getPort();
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + number));
    String answer = client.send(request.build(), BodyHandlers.ofString()).body();
    if (!answer.equals("Hello " + number)) {
      throw new AssertionError("it greeted " + number + " with " + answer);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
  }
}
