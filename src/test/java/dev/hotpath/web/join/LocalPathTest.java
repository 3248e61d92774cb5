package dev.hotpath.web.join;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has joined is led to where they wanted to go, and nowhere else. */
class LocalPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/exercises/concat", "/compare?a=1&b=2", "/runs/7#evidence", "/joint", "/me"})
  void a_path_of_this_server_is_taken(String path) {
    assertEquals(path, LocalPath.of(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "//evil.example",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/x\r\nSet-Cookie: hotpath=0",
        "/a\\b",
        "/über",
        "https://evil.example/",
        "javascript:alert(1)",
        "exercises/concat",
        " /exercises"
      })
  void another_place_is_home(String path) {
    assertEquals("/", LocalPath.of(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/join", "/join?then=/", "/join/", "/resume/0123", "/instructor/x", "/api/class"})
  void what_would_lead_back_or_to_no_page_is_home(String path) {
    assertEquals("/", LocalPath.of(path));
  }

  @Test
  void nothing_is_home_and_so_is_what_nobody_typed() {
    assertEquals("/", LocalPath.of(null));
    assertEquals("/", LocalPath.of("/" + "x".repeat(501)));
  }
}
