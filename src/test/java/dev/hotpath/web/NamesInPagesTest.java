package dev.hotpath.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.web.page.JoinPage;
import dev.hotpath.web.page.MyPlacePage;
import dev.hotpath.web.page.ResumePage;
import dev.hotpath.web.page.Shell;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * ATTACKS.md, 32: a name is text in every page that shows it, and turns no other text's direction.
 */
class NamesInPagesTest {

  private static final String MARKUP =
      "\"><img src=x onerror=alert(1)>{{4321*1234}}[[${4321*1234}]]";
  private static final String ARABIC = "\u0639\u0644\u064A";

  private static String page(String template, Object page, String name) {
    Shell shell =
        new Shell(
            "0.1.0", "namespaces", "…", "nonce", template, new Shell.InClass(name, true, true));
    return new Templates().rendered(template, Map.of("page", page, "shell", shell));
  }

  private static List<String> pages(String name) {
    return List.of(
        page("join", joining(name, "No class “" + name + "”.", "name"), name),
        page("me", place(name, "Too long: " + name), name),
        page("resume", new ResumePage(name, name, name, "0".repeat(32)), name));
  }

  private static JoinPage joining(String name, String wrong, String field) {
    return new JoinPage(
        name, name, "/", "0".repeat(32), wrong, field, new JoinPage.Here(name, name, false), false);
  }

  private static MyPlacePage place(String name, String wrong) {
    return new MyPlacePage(name, name, Instant.EPOCH, false, "http://x/resume/0", wrong, false);
  }

  @Test
  void markup_is_text() {
    for (String page : pages(MARKUP)) {
      String withoutValues = page.replaceAll("=\"[^\"]*\"", "");
      assertFalse(Pattern.compile("<[^>]*\\sonerror").matcher(withoutValues).find(), page);
      assertFalse(page.contains("<img src=x"), page);
      assertTrue(page.contains("&lt;img src=x"), page);
      assertFalse(page.contains("5332114"), "no template reads a name: " + page);
    }
  }

  /** Each stands in an element that keeps its direction to itself, or in a field of its own. */
  @Test
  void a_name_from_right_to_left_is_isolated() {
    for (String page : pages(ARABIC)) {
      String outside =
          page.replaceAll("(?s)<bdi>" + ARABIC + "</bdi>", "")
              .replaceAll("(?s)<p class=\"wrong\".*?</p>", "")
              .replaceAll("<input[^>]*>", "");
      assertFalse(outside.contains(ARABIC), outside);
      assertTrue(
          Pattern.compile("<input[^>]*name=\"name\"[^>]*>")
              .matcher(page)
              .results()
              .allMatch(input -> input.group().contains("dir=\"auto\"")),
          page);
    }
  }

  @Test
  void the_header_says_who_one_is_and_that_the_class_is_over() {
    String page = page("me", place("Ada", ""), "Ada");
    assertTrue(page.contains("<a class=\"quiet me\" href=\"/me\""), page);
    assertTrue(page.contains("<a class=\"quiet\" href=\"/class\""), page);
    assertTrue(page.contains("Your class is over"), page);
  }

  @Test
  void what_was_wrong_is_told_where_it_was_typed() {
    String code = page("join", joining("Ada", "No class has it.", "code"), "Ada");
    assertTrue(input(code, "code").contains("aria-invalid=\"true\""), code);
    assertTrue(input(code, "code").contains("aria-describedby=\"wrong\""), code);
    assertTrue(input(code, "code").contains("autofocus"), code);
    assertFalse(input(code, "name").contains("aria-invalid"), code);
    assertFalse(input(code, "name").contains("autofocus"), code);
    String name = page("join", joining("Ada", "Type one.", "name"), "Ada");
    assertTrue(input(name, "name").contains("aria-invalid=\"true\""), name);
    assertTrue(input(name, "name").contains("aria-describedby=\"wrong seen\""), name);
    assertTrue(input(name, "name").contains("autofocus"), name);
    assertFalse(input(name, "code").contains("aria-invalid"), name);
  }

  @Test
  void a_form_that_nobody_has_filled_in_says_nothing_is_wrong() {
    JoinPage fresh = new JoinPage("", "", "/", "0".repeat(32), null, null, null, false);
    String page = page("join", fresh, "Ada");
    assertFalse(page.contains("role=\"alert\""), page);
    assertFalse(page.contains("aria-invalid"), page);
    assertTrue(input(page, "code").contains("autofocus"), page);
  }

  private static String input(String page, String name) {
    var inputs =
        Pattern.compile("<input[^>]*id=\"" + name + "\"[^>]*>").matcher(page).results().toList();
    assertEquals(1, inputs.size(), page);
    return inputs.getFirst().group();
  }
}
