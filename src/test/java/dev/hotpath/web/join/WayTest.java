package dev.hotpath.web.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a server believes where a request comes from. */
class WayTest {

  private static final Way LOCAL = new Way("127.0.0.1", false, "127.0.0.1:7070");

  private static Way over(Way way, Map<String, List<String>> headers) {
    return way.behindProxy(name -> headers.getOrDefault(name, List.of()));
  }

  @Test
  void a_proxy_tells_who_asked_how_and_for_whom() {
    Way way =
        over(
            LOCAL,
            Map.of(
                "X-Forwarded-For", List.of("203.0.113.7"),
                "X-Forwarded-Proto", List.of("https"),
                "X-Forwarded-Host", List.of("class.example")));
    assertEquals(new Way("203.0.113.7", true, "class.example"), way);
    assertEquals("https://class.example", way.site());
  }

  @Test
  void a_proxy_that_says_nothing_changes_nothing() {
    assertEquals(LOCAL, over(LOCAL, Map.of()));
  }

  /** What comes before it the client may have sent itself, in the same line or in one before. */
  @Test
  void only_the_last_value_is_the_proxys_own() {
    assertEquals(
        "203.0.113.7",
        over(LOCAL, Map.of("X-Forwarded-For", List.of("10.9.9.9, 203.0.113.7"))).address());
    assertEquals(
        "203.0.113.7",
        over(LOCAL, Map.of("X-Forwarded-For", List.of("10.9.9.9", "203.0.113.7"))).address());
    assertEquals(
        new Way("127.0.0.1", false, "class.example"),
        over(
            LOCAL,
            Map.of(
                "X-Forwarded-Proto", List.of("https, http"),
                "X-Forwarded-Host", List.of("evil.example, class.example"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "::1", "[::1]", "10.0.0.2", "172.18.0.2", "192.168.1.2", "fd00::2"})
  void a_proxy_of_this_machine_or_network_is_believed(String proxy) {
    Way way = new Way(proxy, false, "x");
    assertEquals(
        "203.0.113.7", over(way, Map.of("X-Forwarded-For", List.of("203.0.113.7"))).address());
  }

  @ParameterizedTest
  @ValueSource(strings = {"198.51.100.1", "2001:db8::1", "unknown", ""})
  void one_from_elsewhere_is_not(String proxy) {
    Way way = new Way(proxy, false, "x");
    assertEquals(
        way,
        over(
            way,
            Map.of(
                "X-Forwarded-For", List.of("203.0.113.7"),
                "X-Forwarded-Proto", List.of("https"),
                "X-Forwarded-Host", List.of("y"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "evil", "<b>", "203.0.113.7:80", "localhost"})
  void what_is_no_address_is_not_taken_for_one(String nonsense) {
    assertEquals(
        LOCAL.address(), over(LOCAL, Map.of("X-Forwarded-For", List.of(nonsense))).address());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "x\"onload=", "evil.example/path", "<b>", ""})
  void what_is_no_name_of_a_server_is_in_no_link(String host) {
    assertEquals(LOCAL.host(), over(LOCAL, Map.of("X-Forwarded-Host", List.of(host))).host());
    assertEquals("http://localhost", new Way("127.0.0.1", false, host).site());
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "2001:db8:1:2:3:4:5:6, 20010db800010002::/64",
    "2001:db8:1:2:ffff::, 20010db800010002::/64",
    "[2001:db8:1:2::9%eth0], 20010db800010002::/64",
    "::ffff:203.0.113.7, 203.0.113.7"
  })
  void of_ipv6_the_network_is_counted(String address, String counted) {
    Way way = new Way(address, false, "x");
    assertEquals(counted, way.counted());
  }

  @Test
  void neighbours_are_counted_apart() {
    assertNotEquals(
        new Way("2001:db8:1:2::1", false, "x").counted(),
        new Way("2001:db8:1:3::1", false, "x").counted());
  }
}
