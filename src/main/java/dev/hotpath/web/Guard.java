package dev.hotpath.web;

import dev.hotpath.web.join.Way;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask, and what a browser may do with the answer.
 *
 * <p>A server without login answers to {@code localhost}, to addresses, and to the name that it was
 * told to listen on: any other name in the {@code Host} header may be DNS rebinding, by which any
 * web page could read and drive it. Requests that change something must not come from another
 * origin.
 */
final class Guard {

  private static final Pattern ADDRESS =
      Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+|\\[[0-9a-f:.]+\\]");
  private static final Set<HandlerType> READING =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String NONCE = "nonce";
  private static final String WAY = "way";

  /**
   * The worker that lays out call graphs. A worker has the policy of its own response, so that this
   * one alone may run WebAssembly; it has no document, no cookie and nothing to send.
   */
  private static final String LAYOUT_WORKER = "/static/js/layout-worker.js";

  private final String ownName;
  private final boolean anyName;
  private final boolean behindProxy;

  /**
   * @param host that the server listens on
   * @param classroom which may have any name: a page from elsewhere that got itself that name would
   *     come without a learner's cookie
   * @param behindProxy whether a proxy's word on where a request comes from counts
   */
  Guard(String host, boolean classroom, boolean behindProxy) {
    anyName = classroom;
    ownName = host.toLowerCase(Locale.ROOT);
    this.behindProxy = behindProxy;
  }

  /** Refuses what must not be served, and sets the headers of all that is. */
  void before(Context context) {
    protect(context);
    Way way = cameBy(context);
    context.attribute(WAY, way);
    String name = withoutPort(way.host());
    if (!anyName
        && !name.equals("localhost")
        && !name.equals(ownName)
        && !ADDRESS.matcher(name).matches()) {
      throw new Problem(
          403,
          "foreign-host",
          "This server does not answer to that name; open it as localhost or by its address.");
    }
    if (changesSomething(context) && !sameOrigin(context, way.host())) {
      throw new Problem(
          403, "foreign-origin", "Another web site sent this request; open Hotpath's own page.");
    }
  }

  private Way cameBy(Context context) {
    Way way =
        new Way(
            context.req().getRemoteAddr(),
            context.req().isSecure(),
            Objects.requireNonNullElse(context.header("Host"), ""));
    return behindProxy
        ? way.behindProxy(name -> Collections.list(context.req().getHeaders(name)))
        : way;
  }

  /** By which way a request came. */
  static Way way(Context context) {
    return Objects.requireNonNull(context.attribute(WAY), "the guard is asked first");
  }

  /** Whether a request asks for more than to be shown something. */
  static boolean changesSomething(Context context) {
    return !READING.contains(context.method());
  }

  // First of all, so that a refusal is as well protected as what is served.
  private static void protect(Context context) {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    String nonce = Base64.getEncoder().withoutPadding().encodeToString(random);
    context.attribute(NONCE, nonce);
    String scripts = context.path().equals(LAYOUT_WORKER) ? "'self' 'wasm-unsafe-eval'" : "'self'";
    context.header(
        "Content-Security-Policy",
        "default-src 'none'; script-src "
            + scripts
            + "; style-src 'self' 'nonce-"
            + nonce
            + "'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'");
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "same-origin");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
  }

  /** This response's nonce, for the style elements that the editor makes. */
  static String nonce(Context context) {
    return Objects.requireNonNullElse(context.attribute(NONCE), "");
  }

  // Browsers send one of these two with every request that changes something. Programs send
  // neither, and send no forms.
  private static boolean sameOrigin(Context context, String host) {
    String site = context.header("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    @Nullable String origin = context.header("Origin");
    if (origin == null) {
      return site != null || Failures.isForPrograms(context.path()) || !Form.isForm(context);
    }
    try {
      return host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String withoutPort(String host) {
    return host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
  }
}
