package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What makes a browser somebody's. */
class SecretTest {

  @Test
  void each_is_another_of_128_bits() {
    Secret first = Secret.fresh();
    assertTrue(first.text().matches("[0-9a-f]{32}"), "32 hexadecimal digits");
    assertNotEquals(first.text(), Secret.fresh().text());
  }

  @Test
  void what_can_be_none_is_none() {
    for (String given :
        new String[] {null, "", "x", "A".repeat(32), "0".repeat(31), "0".repeat(33)}) {
      assertEquals(Optional.empty(), Secret.of(given), given);
    }
  }

  @Test
  void its_key_is_always_the_same_and_says_nothing_of_it() {
    Secret secret = Secret.of("0123456789abcdef0123456789abcdef").orElseThrow();
    assertEquals(secret.key(), new Secret(secret.text()).key());
    assertTrue(secret.key().matches("[0-9a-f]{32}"), secret.key());
    assertNotEquals(secret.text(), secret.key());
    assertFalse(secret.toString().contains(secret.text()), "nor is it printed by accident");
  }
}
