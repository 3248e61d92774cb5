package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.hotpath.grade.compare.Planted.STARTER;
import static dev.hotpath.grade.compare.Planted.report;
import static dev.hotpath.grade.compare.Planted.result;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.hotpath.Concat;
import dev.hotpath.Packaged;
import dev.hotpath.Stored;
import dev.hotpath.exercise.Catalogue;
import dev.hotpath.exercise.Exercise;
import dev.hotpath.grade.Metrics;
import dev.hotpath.grade.RunReport;
import dev.hotpath.grade.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The board of a whole room: forty people more, each at another place of all exercises. */
@Timeout(240)
class LargeClassIT extends AtTheClass {

  private static final int PEOPLE = 40;

  /** Nobody has these names; a few are as long as names get. */
  private static final List<String> NAMES =
      List.of(
          "Amal",
          "Bo",
          "Chandrasekhara-Venkataraman",
          "Dilnoza",
          "Eun-ji",
          "Ferhat",
          "Gwenllian",
          "Hōkū");

  private final List<String> exercises = new ArrayList<>();
  private int attempts;

  @Override
  void store(Stored stored) throws Exception {
    super.store(stored.since(Instant.parse("2026-10-01T09:00:00Z")));
    for (Exercise exercise :
        Catalogue.read(Packaged.home().resolve("exercises"), Metrics.keys()).sound().exercises()) {
      exercises.add(exercise.id());
    }
    for (int i = 0; i < PEOPLE; i++) {
      String id = String.format(Locale.ROOT, "%016x", 0x100 + i);
      stored.person(id, NAMES.get(i % NAMES.size()) + " " + (i + 1), secret(id));
      for (int at = 0; at <= i % exercises.size(); at++) {
        stored.attempt(id, "run-" + attempts, exercises.get(at), Concat.starter(), of(at, i));
        attempts++;
      }
    }
  }

  /** All but the newest have been passed. */
  private RunReport of(int at, int person) {
    String run = "run-" + attempts;
    String exercise = exercises.get(at);
    if (at == person % exercises.size()) {
      return judged(run, Verdict.FAIL, "3 tests fail.", report(run, exercise));
    }
    double[] times = new double[5];
    for (int i = 0; i < times.length; i++) {
      times[i] = 400_000.0 / (2 + (person + at) % 9) + i * 1_000;
    }
    return report(run, exercise, result("join", STARTER, 9, times, 1));
  }

  @Test
  void everybody_is_on_it_and_it_is_readable_on_a_wall_and_on_a_phone() throws Exception {
    Visit visit = instructor();
    Page page = visit.page();
    visit.open("/class");
    Locator rows = page.locator(".who-is-where tbody tr");
    assertThat(rows).hasCount(PEOPLE + 4);
    assertEquals((PEOPLE + 4) * exercises.size(), rows.locator("td[data-column]").count(), "cells");
    Locator last = rows.filter(new Locator.FilterOptions().setHasText("Hōkū 40"));
    int newest = (PEOPLE - 1) % exercises.size();
    assertThat(last.locator("[data-column=" + exercises.get(newest) + "]")).hasText("F");
    page.locator("#chosen").selectOption(exercises.getFirst());
    assertThat(page.locator(".speed-dots circle").first()).isVisible();
    new Gallery().look(page, "large-class-light-1440");

    visit = instructor(390, ColorScheme.DARK);
    visit.open("/class");
    assertThat(visit.page().locator(".who-is-where tbody tr")).hasCount(PEOPLE + 4);
    new Gallery().look(visit.page(), "large-class-dark-390");
  }

  @Test
  void the_keyboard_comes_to_the_last_cell_and_stays_there_when_news_come() throws Exception {
    Visit visit = instructor();
    Page page = visit.page();
    visit.open("/class");
    assertThat(page.locator(".who-is-where tbody tr")).hasCount(PEOPLE + 4);
    tabTo(page, page.locator(".who-is-where [tabindex='0']"));
    page.keyboard().press("Control+End");
    Locator corner = page.locator(".who-is-where tbody tr").last().locator("[data-column]").last();
    assertThat(corner).isFocused();
    program(ADA).put("/api/class/hand", "{\"exercise\": \"concat\", \"words\": \"help\"}");
    assertThat(page.locator("#hands li")).hasCount(1);
    assertThat(corner).isFocused();
  }
}
