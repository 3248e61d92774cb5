package dev.hotpath.web.join;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * By which way a request came.
 *
 * @param address that it came from, as an IP address
 * @param tls whether nobody could read it on its way
 * @param host under which the server was asked, with the port where it is not the usual one
 */
public record Way(String address, boolean tls, String host) {

  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9._-]+(:\\d+)?|\\[[0-9A-Fa-f:.]+](:\\d+)?");

  /**
   * As it came over a proxy, in the proxy's words.
   *
   * <p>Believed only where the proxy is on this machine or in this network. Of several values the
   * last is the one that the proxy itself has added; those before it anybody can send.
   *
   * @param headers all values of a header, in order
   */
  public Way behindProxy(Function<String, List<String>> headers) {
    if (!isNear(address)) {
      return this;
    }
    String client =
        last(headers, "X-Forwarded-For")
            .flatMap(Way::literal)
            .map(InetAddress::getHostAddress)
            .orElse(address);
    boolean secure = last(headers, "X-Forwarded-Proto").map("https"::equalsIgnoreCase).orElse(tls);
    String asked = last(headers, "X-Forwarded-Host").filter(HOST.asMatchPredicate()).orElse(host);
    return new Way(client, secure, asked);
  }

  private static Optional<String> last(Function<String, List<String>> headers, String name) {
    List<String> values = headers.apply(name);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    String line = values.getLast();
    return Optional.of(line.substring(line.lastIndexOf(',') + 1).strip());
  }

  private static Optional<InetAddress> literal(String address) {
    // As some write IPv6, and with the interface behind it.
    String bare = address.replaceAll("^\\[|\\]$|%.*$", "");
    try {
      return Optional.of(InetAddress.ofLiteral(bare));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isNear(String address) {
    return literal(address)
        .filter(near ->
            near.isLoopbackAddress()
                || near.isSiteLocalAddress()
                || near.isLinkLocalAddress()
                || isUniqueLocal(near))
        .isPresent();
  }

  /** IPv6's private addresses (RFC 4193), which Java has no word for. */
  private static boolean isUniqueLocal(InetAddress address) {
    return address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
  }

  /**
   * Whom limits count: an address, and of IPv6 the network of 2⁶⁴ addresses that one home or
   * machine has to choose from.
   */
  public String counted() {
    Optional<InetAddress> known = literal(address);
    byte[] bytes = known.map(InetAddress::getAddress).orElse(new byte[0]);
    if (bytes.length != 16) {
      return known.map(InetAddress::getHostAddress).orElse(address);
    }
    StringBuilder network = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      network.append("%02x".formatted(bytes[i]));
    }
    return network.append("::/64").toString();
  }

  /** The server as this request reached it: {@code https://class.example}. */
  public String site() {
    return (tls ? "https://" : "http://") + (HOST.matcher(host).matches() ? host : "localhost");
  }
}
