import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * How long the flame graph takes to redraw a profile of 50,000 frames, in headless Chromium without
 * a graphics card.
 *
 * <p>The page's own modules draw an invented profile, 1,200 pixels wide, while it is panned and
 * zoomed a little with every frame of the screen: once as it is, and once magnified, from the whole
 * to a hundredth. Printed are median and 95th percentile of a redraw (the canvas calls, and reading
 * a pixel back so that they are carried out), how often the screen was renewed, and what each other
 * step costs once: reading the profile, reversing it, a search. At 60 frames a second there are 16.7
 * ms for a frame.
 *
 * <p>From the repository, with JDK 25, nothing to be built:
 *
 * <pre>java src/bench/java/FlameFrames.java [NODES]</pre>
 */
final class FlameFrames {

  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final Path STATIC = Path.of("static").toAbsolutePath();

  private static final String PAGE =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>frames</title>
      <link rel="stylesheet" href="/static/css/tokens.css"><link rel="stylesheet" href="/static/css/base.css">
      <link rel="stylesheet" href="/static/css/flame.css">
      <body><div id="polite"></div><div id="place" style="width: 1200px"></div><script type="module">
      import { FlameGraph } from "/static/js/flame.js";
      import { Lens } from "/static/js/flame-lens.js";
      import { FlameModel } from "/static/js/flame-model.js";

      let seed = 42;
      const random = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
      const KINDS = ["yours", "jdk", "jdk", "library", "native"];
      const frames = Array.from({ length: 3000 }, (_, i) => ({ name: `com.example.part${i % 40}.Type${i % 300}.method${i}`, kind: KINDS[i % 5], file: null }));
      const nodes = [];
      // Shares its width among children as calls do: few wide ones, many narrow.
      function grow(depth, frame, total, budget) {
        const node = [depth, frame, 1 + Math.floor(random() * 200), 0, total, ["c2", "inlined", "interpreted"][frame % 3] ?? ""];
        nodes.push(node);
        let rest = total;
        let left = budget - 1;
        while (left > 0 && rest > 1 && depth < 60) {
          const part = Math.max(1, Math.floor(rest * (0.05 + random() * 0.75)));
          const share = Math.min(left, Math.max(1, Math.floor(left * (0.1 + random() * 0.8))));
          grow(depth + 1, Math.floor(random() * frames.length), part, share);
          rest -= part;
          left -= share;
        }
        node[3] = rest;
      }
      grow(0, -1, 1e9, NODES);
      const json = JSON.stringify(nodes);
      const once = act => { const began = performance.now(); act(); return performance.now() - began; };
      let model, lens;
      const reading = once(() => { model = new FlameModel({ frames, nodes: JSON.parse(json), methods: [], lines: [], unit: "bytes", total: 1e9 }); });
      lens = new Lens(model);
      const graph = new FlameGraph(document.querySelector("#place"), lens, { canOpen: () => false, what: "the bytes", label: "frames", showTable() {} });
      const next = () => new Promise(done => requestAnimationFrame(done));
      for (let i = 0; i < 20; i++) await next();
      const context = graph.view.querySelector("canvas").getContext("2d");
      async function drive(name, move) {
        const times = [];
        const screen = [];
        let boxes = 0;
        let last = await next();
        for (let i = 0; i < 400; i++) {
          move(i);
          times.push(once(() => { boxes = Math.max(boxes, graph.canvas.paintNow()); context.getImageData(0, 0, 1, 1); }));
          const now = await next();
          screen.push(now - last);
          last = now;
        }
        const at = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))];
        return { name, boxes, median: at(times, 0.5), p95: at(times, 0.95), shown: 1000 / at(screen, 0.5) };
      }
      const rows = [];
      rows.push(await drive("whole", i => { graph.view.scrollTop = (i % 40) * 11; }));
      rows.push(await drive("zooming", i => graph.viewport.zoom(i % 200 < 100 ? 0.955 : 1 / 0.955, 0.3, false)));
      graph.viewport.zoom(0.02, 0.3, false);
      rows.push(await drive("panning", i => graph.viewport.pan(i % 200 < 100 ? 0.02 : -0.02, false)));
      const steps = { reading, searching: once(() => model.search("type7", 0)), focusing: once(() => lens.set({ focus: model.frame[1] })), reversing: once(() => lens.set({ focus: -1, reversed: true })) };
      const text = [`${model.count} frames, ${model.levels.length} deep`,
        ...rows.map(({ name, boxes, median, p95, shown }) => `${name.padEnd(10)} redraw ${median.toFixed(1)} ms, 95th percentile ${p95.toFixed(1)} ms; at most ${boxes} boxes; screen renewed ${shown.toFixed(0)} times a second`),
        ...Object.entries(steps).map(([name, millis]) => `${name.padEnd(10)} ${millis.toFixed(0)} ms, once`)].join("\\n");
      await fetch("/result", { method: "POST", body: text });
      </script></body></html>
      """;

  private FlameFrames() {}

  public static void main(String[] arguments) throws Exception {
    String nodes = arguments.length == 0 ? "50000" : arguments[0];
    if (arguments.length > 1 || !nodes.matches("[1-9]\\d{1,5}")) {
      System.err.println("usage: FlameFrames.java [NODES]; NODES from 10 to 999999");
      System.exit(2);
    }
    if (!Files.isDirectory(STATIC)) {
      System.err.println(STATIC + " is no folder; run this from the repository");
      System.exit(2);
    }
    CompletableFuture<String> result = new CompletableFuture<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/static/", FlameFrames::file);
    server.createContext(
        "/page", exchange -> send(exchange, 200, "text/html", PAGE.replace("NODES", nodes)));
    server.createContext(
        "/result",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          send(exchange, 200, "text/plain", "");
          result.complete(new String(body, StandardCharsets.UTF_8));
        });
    server.start();
    Path profile = Files.createTempDirectory("hotpath-flame-frames");
    Process browser =
        new ProcessBuilder(
                browser(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--window-size=1300,900",
                "--user-data-dir=" + profile,
                "http://127.0.0.1:" + server.getAddress().getPort() + "/page")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    int exit = 0;
    try {
      System.out.println(result.get(180, TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException e) {
      System.err.println("the page sent no figures within three minutes; open it by hand to see why");
      exit = 3;
    } finally {
      browser.destroy();
      browser.waitFor();
      server.stop(0);
      delete(profile);
    }
    System.exit(exit);
  }

  private static String browser() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> BROWSERS.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(() -> new IllegalStateException("no Chromium on the PATH; install chromium"));
  }

  private static void file(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/static/".length());
    Path file = STATIC.resolve(path).normalize();
    if (!file.startsWith(STATIC) || !Files.isRegularFile(file)) {
      send(exchange, 404, "text/plain", "no such file");
      return;
    }
    send(
        exchange,
        200,
        path.endsWith(".js") ? "text/javascript" : "text/css",
        Files.readString(file));
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
