package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
    assertThat(cells("Arrays.copyOf"))
        .hasText(new String[] {"55\u00a0%", "55\u00a0%", "55\u00a0%", "55", "55"});
    assertThat(cells("Concat.row"))
        .hasText(new String[] {"10\u00a0%", "85\u00a0%", "89\u00a0%", "10", "89"});
    // Thrice on its stacks, and counted once.
    assertThat(cells("Concat.walk"))
        .hasText(new String[] {"8\u00a0%", "93\u00a0%", "8\u00a0%", "8", "8"});
    assertThat(cells("memcpy"))
        .hasText(new String[] {"4\u00a0%", "97\u00a0%", "4\u00a0%", "4", "4"});
  }

  @Test
  void any_column_sorts_and_says_so() {
    open("usual");
    assertThat(rows().first()).containsText("Arrays.copyOf");
    Locator total = head("total").first();
    assertThat(head("self").first()).hasAttribute("aria-sort", "descending");
    total.locator("button").focus();
    press("Enter");
    assertThat(total).hasAttribute("aria-sort", "descending");
    assertThat(panel().locator("[aria-sort]")).hasCount(1);
    assertThat(rows().first()).containsText("ConcatBench.join");
    press("Enter");
    assertThat(total).hasAttribute("aria-sort", "ascending");
    assertThat(rows().last()).containsText("ConcatBench.join");
    head("method").locator("button").focus();
    press("Enter");
    assertThat(head("method")).hasAttribute("aria-sort", "ascending");
    assertThat(rows().first()).containsText("Arrays.copyOf");
    assertThat(rows().nth(1)).containsText("Concat.row");
    // The sum follows the order of the rows.
    assertThat(cells("Concat.row").nth(1)).hasText("65\u00a0%");

    press("?");
    assertThat(page.locator("dialog h2")).hasText("How to read the table of methods");
    press("Escape");
    assertThat(head("method").locator("button")).isFocused();
    panel().locator(".flame-view").focus();
    press("ArrowDown", "ArrowDown", "t");
    assertThat(rows().nth(1)).containsText("String.concat");
    Locator callees = panel().locator(".peek-table").last();
    callees.locator("thead th").first().locator("button").focus();
    press("Enter", "Enter");
    assertThat(callees.locator("thead th").first()).hasAttribute("aria-sort", "descending");
    assertThat(callees.locator("thead th").first().locator("button")).isFocused();
    assertThat(callees.locator("tbody tr").first()).containsText("memcpy");
  }

  private Locator head(String column) {
    return panel()
        .locator(".table-panel:not([hidden]) thead th")
        .filter(new Locator.FilterOptions().setHasText(column));
  }

  /** What is hidden is told, and what is shown still adds up to the whole. */
  @Test
  void packages_and_kinds_are_folded_into_their_callers_everywhere() {
    open("usual");
    Locator filter = panel().locator(".code-filter");
    assertThat(filter.locator("summary")).hasText("Packages 3, all shown");
    filter.locator("summary").focus();
    press("Enter");
    Locator jdk = filter.locator("[data-filter='kind jdk']");
    jdk.focus();
    press("Space");
    assertThat(jdk).isFocused();
    assertThat(jdk).not().isChecked();
    assertThat(filter.locator("summary"))
        .hasText("Packages 75\u00a0% is hidden, and counts where it was called");
    assertThat(cells("Concat.row").first()).hasText("85\u00a0%");
    assertEquals(100, shown());
    assertThat(panel().locator("[data-legend='kind jdk']")).hasAttribute("aria-pressed", "false");
    press("Space");
    assertThat(cells("Arrays.copyOf").first()).hasText("55\u00a0%");

    filter.locator("[data-filter='only concat']").focus();
    press("Enter");
    assertThat(filter.locator("[data-filter='only concat']")).isFocused();
    assertThat(panel().locator(".flame-chips")).containsText("only package concat.*");
    assertThat(cells("Concat.row").first()).hasText("89\u00a0%");
    assertThat(filter).containsText("3\u00a0% has no caller left to count at");
    assertEquals(97, shown());
    assertThat(filter.locator("[data-filter='package java.lang']")).not().isChecked();
    filter.locator("[data-filter='package java.lang']").click();
    assertThat(cells("String.concat").first()).hasText("40\u00a0%");
    assertEquals(97, shown());
    panel().locator(".flame-view").focus();
    press("x");
    assertThat(filter.locator("summary")).hasText("Packages 3, all shown");
    assertThat(filter.locator("[data-filter='package java.util']")).isChecked();
    panel().locator(".table-filters input").first().fill("walk");
    assertThat(rows()).hasCount(1);
    assertThat(panel().locator(".hot-table caption").first())
        .containsText("these rows: 8\u00a0% self");
  }

  /** Per cent that the methods of the table have by themselves. */
  private int shown() {
    return rows().all().stream()
        .mapToInt(row -> Integer.parseInt(row.locator("td").first().innerText().split("\\D")[0]))
        .sum();
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

    Locator files = panel().locator(".source select");
    assertThat(files.locator("option"))
        .hasText(
            new String[] {
              "Concat.java  97\u00a0% self",
              "ConcatTest.java  no sample",
              "ConcatBench.java  0\u00a0% self"
            });
    files.selectOption("bench/ConcatBench.java");
    assertThat(panel().locator(".source-table tbody tr").nth(19).locator("td").nth(1))
        .hasText("97\u00a0%");
    files.selectOption("test/ConcatTest.java");
    assertThat(panel().locator(".source-table caption")).containsText("test/ConcatTest.java");
    panel().locator(".flame-view").focus();
    press("ArrowUp", "ArrowDown");
    assertThat(files).hasValue("src/Concat.java");
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
