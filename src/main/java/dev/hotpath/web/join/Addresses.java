package dev.hotpath.web.join;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Under which addresses a server can be reached.
 *
 * @param given what the one who started it says; nothing else counts then
 * @param host that it listens on
 */
public record Addresses(Optional<String> given, String host) {

  // Bridges to containers and virtual machines have addresses like any other network's, which
  // nobody outside of this machine can reach.
  private static final Pattern INSIDE =
      Pattern.compile("(docker|br-|veth|virbr|vmnet|vboxnet|podman|cni|lxc|lxd).*");

  /** An address of this machine, and the interface that has it. */
  record Own(String network, InetAddress address) {}

  /**
   * The server's addresses, the most likely one first; at least one.
   *
   * @param port that it listens on
   */
  public List<String> at(int port) {
    return at(port, own());
  }

  List<String> at(int port, List<Own> own) {
    if (given.isPresent()) {
      return List.of(given.get());
    } else if (!isWildcard(host)) {
      return List.of(site(host, port));
    }
    List<String> sites =
        likely(own).map(address -> site(address.getHostAddress(), port)).distinct().toList();
    return sites.isEmpty() ? List.of(site("localhost", port)) : sites;
  }

  /** Private ones; where there is none, as on a rented server, what else there is. */
  private static Stream<InetAddress> likely(List<Own> own) {
    List<InetAddress> all =
        own.stream()
            .filter(one -> one.address() instanceof Inet4Address)
            .filter(one -> !one.address().isLinkLocalAddress())
            .sorted(Comparator.comparing(one -> INSIDE.matcher(one.network()).matches()))
            .map(Own::address)
            .toList();
    List<InetAddress> near = all.stream().filter(InetAddress::isSiteLocalAddress).toList();
    return (near.isEmpty() ? all : near).stream();
  }

  private static List<Own> own() {
    List<Own> own = new ArrayList<>();
    try {
      for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
        if (network.isUp() && !network.isLoopback()) {
          network.inetAddresses().forEach(address -> own.add(new Own(network.getName(), address)));
        }
      }
    } catch (SocketException e) {
      return List.of(); // one that has gone meanwhile; a name is left to be shown
    }
    return own;
  }

  private static boolean isWildcard(String host) {
    try {
      return InetAddress.ofLiteral(host).isAnyLocalAddress();
    } catch (IllegalArgumentException e) {
      return false; // a name
    }
  }

  private static String site(String host, int port) {
    String shown = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    return "http://" + shown + (port == 80 ? "" : ":" + port);
  }
}
