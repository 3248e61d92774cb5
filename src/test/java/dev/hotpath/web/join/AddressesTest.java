package dev.hotpath.web.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hotpath.web.join.Addresses.Own;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Under which addresses a class is told to look for its server. */
class AddressesTest {

  private static Own own(String network, String address) {
    return new Own(network, InetAddress.ofLiteral(address));
  }

  private static List<String> of(String host, Own... own) {
    return new Addresses(Optional.empty(), host).at(7070, Arrays.asList(own));
  }

  @Test
  void what_was_given_is_all_that_counts() {
    Addresses given = new Addresses(Optional.of("https://class.example"), "0.0.0.0");
    assertEquals(
        List.of("https://class.example"), given.at(7070, List.of(own("eth0", "192.168.1.20"))));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://127.0.0.1:7070",
    "class.local, http://class.local:7070",
    "fd00::7, http://[fd00::7]:7070"
  })
  void a_server_that_listens_at_one_address_is_reached_there(String host, String site) {
    assertEquals(List.of(site), of(host, own("eth0", "192.168.1.20")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void one_that_listens_everywhere_is_reached_in_each_private_network(String everywhere) {
    assertEquals(
        List.of("http://192.168.1.20:7070", "http://10.8.0.3:7070"),
        of(
            everywhere,
            own("eth0", "192.168.1.20"),
            own("eth0", "fe80::1"),
            own("eth0", "2001:db8::1"),
            own("wlan0", "10.8.0.3"),
            own("wlan0", "169.254.7.7"),
            own("ppp0", "203.0.113.7")));
  }

  @Test
  void bridges_to_containers_come_last() {
    assertEquals(
        List.of("http://192.168.1.20:7070", "http://172.17.0.1:7070"),
        of("0.0.0.0", own("docker0", "172.17.0.1"), own("wlan0", "192.168.1.20")));
  }

  @Test
  void on_a_rented_server_it_is_the_public_address() {
    assertEquals(List.of("http://203.0.113.7:7070"), of("0.0.0.0", own("eth0", "203.0.113.7")));
  }

  @Test
  void without_any_network_it_is_this_machine() {
    assertEquals(List.of("http://localhost:7070"), of("0.0.0.0"));
  }

  @Test
  void the_usual_port_need_not_be_typed() {
    assertEquals(
        List.of("http://192.168.1.20"),
        new Addresses(Optional.empty(), "192.168.1.20").at(80, List.of()));
  }

  @Test
  void this_machine_has_one() {
    assertFalse(new Addresses(Optional.empty(), "0.0.0.0").at(7070).isEmpty());
  }
}
