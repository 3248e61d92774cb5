package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The tables beside the flame graph, by keyboard. */
@Timeout(180)
class ProfileTablesIT extends AtTheFlameGraph {

  private Locator rows() {
    return panel().locator(".table-panel:not([hidden]) tbody tr");
  }

  private Locator cells(String name) {
    return row(name).locator("td");
  }

  @Test
  void methods_are_listed_with_their_own_and_with_all_they_call() {
    open("usual");
    assertThat(cells("Arrays.copyOf")).hasText(new String[] {"55\u00a0%", "55\u00a0%", "55", "55"});
    assertThat(cells("Concat.row")).hasText(new String[] {"10\u00a0%", "89\u00a0%", "10", "89"});
    // Thrice on its stacks, and counted once.
    assertThat(cells("Concat.walk")).hasText(new String[] {"8\u00a0%", "8\u00a0%", "8", "8"});
    assertThat(cells("memcpy")).hasText(new String[] {"4\u00a0%", "4\u00a0%", "4", "4"});
  }

  @Test
  void a_column_sorts_and_says_so() {
    open("usual");
    assertThat(rows().first()).containsText("Arrays.copyOf");
    Locator total = panel().locator(".table-panel:not([hidden]) thead th:nth-child(3)").last();
    total.locator("button").focus();
    press("Enter");
    assertThat(total).hasAttribute("aria-sort", "descending");
    assertThat(rows().first()).containsText("ConcatBench.join");
    press("Enter");
    assertThat(total).hasAttribute("aria-sort", "ascending");
    assertThat(rows().last()).containsText("ConcatBench.join");
  }

  @Test
  void a_package_can_be_had_alone() {
    open("usual");
    Locator packages = panel().locator(".table-filters select").first();
    packages.selectOption("java.lang");
    assertThat(rows()).hasCount(2);
    assertThat(rows().nth(0)).containsText("String.trim");
    assertThat(panel().locator(".hot-table caption").first()).containsText("these rows: 20\u00a0%");
    packages.selectOption("");
    panel().locator(".table-filters input").first().fill("walk");
    assertThat(rows()).hasCount(1);
  }

  @Test
  void a_method_chosen_in_the_table_is_chosen_everywhere() {
    open("usual");
    row("Arrays.copyOf").locator("button").focus();
    press("Enter");
    assertThat(row("Arrays.copyOf").locator("button")).isFocused();
    assertThat(row("Arrays.copyOf")).hasClass(Pattern.compile("chosen"));
    assertThat(name()).hasText("java.util.Arrays.copyOf:3");
    table("Callers");
    assertThat(panel().locator(".peeked")).containsText("Arrays.copyOf");
    table("Source");
    assertThat(panel().locator(".source")).containsText("The source of the JDK is not among");
  }

  @Test
  void callers_and_callees_have_their_shares_of_the_method() {
    open("usual");
    press("ArrowDown", "ArrowDown", "t");
    assertThat(panel().locator(".peeked"))
        .containsText("Concat.row89\u00a0% total, 10\u00a0% self");
    assertThat(cells("ConcatBench.join")).hasText(new String[] {"100\u00a0%", "89"});
    assertThat(cells("itself")).hasText(new String[] {"11\u00a0%", "10"});
    assertThat(cells("String.concat")).hasText(new String[] {"45\u00a0%", "40"});
    row("String.trim").locator("button").focus();
    press("Enter");
    assertThat(panel().locator(".peeked")).containsText("String.trim");
    assertThat(name()).hasText("java.lang.String.trim:9");
  }

  @Test
  void the_source_has_the_figures_of_each_line_and_leads_to_the_editor() {
    open("usual");
    press("ArrowDown", "ArrowDown");
    table("Source");
    Locator line = panel().locator(".source-table tbody tr").nth(12);
    assertThat(line.locator("td").nth(0)).hasText("74\u00a0%");
    assertThat(line.locator("td").nth(1)).hasText("74\u00a0%");
    assertThat(line).containsText("row += cell");
    assertThat(line).hasClass(Pattern.compile("chosen"));
    Locator other = panel().locator(".source-table tbody tr").nth(14);
    assertThat(other).hasClass(Pattern.compile("of-method"));
    other.locator("button").focus();
    press("Enter");
    assertThat(other).hasClass(Pattern.compile("chosen"));
    visit.assertCursorAt(15, "return row.isEmpty()");
    assertThat(other.locator("button")).isFocused();
    assertThat(name()).hasText("concat.Concat.row:13");
  }

  @Test
  void a_line_leads_to_the_editor_and_chooses_its_method() {
    open("usual");
    table("Lines");
    assertThat(rows().first()).containsText("Concat.java:13");
    assertThat(rows().first().locator("td").first()).hasText("74\u00a0%");
    rows().first().locator("button").focus();
    press("Enter");
    visit.assertCursorAt(13, "row += cell");
    assertThat(name()).hasText("concat.Concat.row:13");
    assertThat(visit.editor()).isFocused();
  }
}
