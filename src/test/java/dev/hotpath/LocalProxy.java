package dev.hotpath;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A proxy of Debian's package before a server, with TLS, as {@code docs/proxy.md} says that it is
 * configured: of that, names, ports and the certificate's files alone are others.
 *
 * <p>Where it is not installed, the test is skipped; with {@code CI=true} it fails.
 */
public final class LocalProxy implements AutoCloseable {

  /** The programs that the page has a configuration of. */
  public enum Program {
    NGINX("nginx", "nginx-light", Path.of("/usr/sbin/nginx")),
    CADDY("Caddy", "caddy", Path.of("/usr/bin/caddy"));

    /** What the page calls it. */
    private final String title;

    private final String debian;
    private final Path file;

    Program(String title, String debian, Path file) {
      this.title = title;
      this.debian = debian;
      this.file = file;
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final Path folder;
  private final int port;
  private final KeyStore certificate;
  private final List<HttpClient> clients = new ArrayList<>();
  private final Process process;

  /**
   * Starts one, and waits until it listens.
   *
   * @param folder of its own, which is there
   * @param server port of the server behind it, which need not be there yet
   */
  public LocalProxy(Program program, Path folder, int server)
      throws IOException, InterruptedException, GeneralSecurityException {
    requireInstalled(program);
    this.folder = folder;
    port = Ports.free();
    certificate = certificate();
    String documented =
        Concat.changed(block(program.title), "127.0.0.1:7070", "127.0.0.1:" + server);
    process =
        switch (program) {
          case NGINX -> nginx(program.file, documented);
          case CADDY -> caddy(program.file, documented);
        };
    awaitListening();
  }

  private static void requireInstalled(Program program) {
    if (!Files.isExecutable(program.file)) {
      String what =
          "%s is not installed (%s); install Debian's package '%s'"
              .formatted(program.title, program.file, program.debian);
      assertFalse("true".equals(System.getenv("CI")), what);
      abort(what);
    }
  }

  /** The first block of code below a heading. */
  private static String block(String heading) throws IOException {
    String page = Files.readString(Packaged.home().resolve("docs/proxy.md"));
    Matcher block =
        Pattern.compile("\n## " + heading + "\n(?:(?!#| {4}).*\n)*((?: {4}.*\n|\n)+)")
            .matcher(page);
    if (!block.find()) {
      throw new AssertionError("docs/proxy.md has no configuration of " + heading);
    }
    return block.group(1).stripIndent();
  }

  private Process nginx(Path program, String documented) throws IOException {
    String site = Concat.changed(documented, "listen 443 ", "listen 127.0.0.1:%d ".formatted(port));
    site = Concat.changed(site, "server_name class.example;", "server_name localhost;");
    site = Concat.changed(site, "/etc/letsencrypt/live/class.example/", folder + "/");
    // One process and no workers, so that whoever ends it has ended all of it.
    String all =
        """
        daemon off;
        master_process off;
        pid nginx.pid;
        events {}
        http {
        access_log off;
        client_body_temp_path body;
        proxy_temp_path proxy;
        fastcgi_temp_path fastcgi;
        uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
        %s
        }
        """
            .formatted(site);
    Path configuration = Files.writeString(folder.resolve("nginx.conf"), all);
    return start(
        program.toString(),
        "-p",
        folder.toString(),
        "-e",
        "stderr",
        "-c",
        configuration.toString());
  }

  private Process caddy(Path program, String documented) throws IOException {
    String site =
        Concat.changed(documented, "class.example {", "https://localhost:%d {".formatted(port));
    site = Concat.changed(site, "# tls ", "tls ");
    site = Concat.changed(site, "/etc/hotpath/", folder + "/");
    // By itself it would listen on port 80 too, and on one by which it is administered.
    String all =
        """
        {
            admin off
            auto_https disable_redirects
            default_bind 127.0.0.1
        }
        %s
        """
            .formatted(site);
    Path configuration = Files.writeString(folder.resolve("Caddyfile"), all);
    return start(
        program.toString(), "run", "--config", configuration.toString(), "--adapter", "caddyfile");
  }

  private Process start(String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log().toFile());
    for (String home : List.of("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")) {
      builder.environment().put(home, folder.toString()); // where Caddy keeps what it has learnt
    }
    return builder.start();
  }

  private Path log() {
    return folder.resolve("log");
  }

  private void awaitListening() throws IOException {
    try {
      await("the proxy listens").atMost(PATIENCE).until(() -> !process.isAlive() || listens());
      if (!process.isAlive()) {
        throw new AssertionError("the proxy ended; it says " + Files.readString(log()));
      }
    } catch (RuntimeException | AssertionError e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private boolean listens() {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Makes a certificate of {@code localhost}, and puts it where the configurations look for it. */
  private KeyStore certificate()
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("localhost.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "localhost",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                store.toString(),
                "-storepass",
                String.valueOf(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(log().toFile())
            .start();
    if (keytool.waitFor() != 0) {
      throw new AssertionError("keytool failed: " + Files.readString(log()));
    }
    KeyStore made = KeyStore.getInstance(store.toFile(), PASSWORD);
    pem("fullchain.pem", "CERTIFICATE", made.getCertificate("localhost").getEncoded());
    pem("privkey.pem", "PRIVATE KEY", made.getKey("localhost", PASSWORD).getEncoded());
    return made;
  }

  private void pem(String file, String what, byte[] bytes) throws IOException {
    String lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(bytes);
    Files.writeString(
        folder.resolve(file),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, lines, what));
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("https://localhost:" + port);
  }

  /** A client of the server behind it. */
  public Client client() throws GeneralSecurityException {
    return client(InetAddress.getLoopbackAddress());
  }

  /**
   * A client that comes from another address.
   *
   * @param from of this machine; on Linux any that begins with 127
   */
  public Client client(InetAddress from) throws GeneralSecurityException {
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(certificate);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trusted.getTrustManagers(), null);
    HttpClient http = HttpClient.newBuilder().sslContext(tls).localAddress(from).build();
    clients.add(http);
    return new Client(address(), http);
  }

  /** Ends it at once; it keeps nothing that would need an end in order. */
  @Override
  public void close() {
    clients.forEach(HttpClient::shutdownNow);
    process.destroyForcibly().onExit().join();
  }
}
