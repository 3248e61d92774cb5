package dev.hotpath.evidence.timeline;

import dev.hotpath.evidence.flame.Names;
import dev.hotpath.evidence.timeline.Window.Holder;
import dev.hotpath.evidence.timeline.Window.OwnEvents;
import dev.hotpath.evidence.timeline.Window.OwnKind;
import dev.hotpath.evidence.timeline.Window.Place;
import dev.hotpath.evidence.timeline.Window.Rows;
import dev.hotpath.evidence.timeline.Window.Totals;
import dev.hotpath.evidence.timeline.Window.VirtualThreads;
import dev.hotpath.evidence.timeline.Window.Wait;
import dev.hotpath.protocol.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A window in words, what matters most first; code stands between backticks. */
final class Sentences {

  private static final double WORTH_TELLING = 0.05; // of the program's time
  private static final double WORTH_READY = 0.1;
  private static final int MAX_WAITS = 3;

  private final Trace trace;
  private final int from;
  private final int to;
  private final Totals totals;
  private final int pinned;
  private final @Nullable VirtualThreads virtual;
  private final Rows pauses;
  private final OwnEvents own;

  Sentences(
      Trace trace,
      int from,
      int to,
      Totals totals,
      int pinned,
      @Nullable VirtualThreads virtual,
      Rows pauses,
      OwnEvents own) {
    this.trace = trace;
    this.from = from;
    this.to = to;
    this.totals = totals;
    this.pinned = pinned;
    this.virtual = virtual;
    this.pauses = pauses;
    this.own = own;
  }

  List<String> all() {
    List<String> all = new ArrayList<>();
    all.add(headline());
    List<Wait> told =
        totals.waits().stream()
            .filter(wait -> wait.share() >= WORTH_TELLING)
            .limit(MAX_WAITS)
            .toList();
    told.forEach(wait -> all.add(sentence(wait)));
    if (told.isEmpty()) {
      all.add(
          totals.waits().isEmpty()
              ? "None of them waited for anything."
              : "They waited for little: "
                  + percent(totals.waits().getFirst().share())
                  + " of their time at most for any one thing.");
    }
    ready().ifPresent(all::add);
    if (pinned > 0) {
      all.add(
          "A virtual thread kept its carrier while it waited, %s: %s in all."
              .formatted(times(pinned), millis(nanos(State.PINNED))));
    }
    if (pauses.count() > 0) {
      all.add(
          "The collector stopped everything %s, for %s (%s of the time), %s at most."
              .formatted(
                  times(pauses.count()),
                  millis(pauses.nanos()),
                  percent((double) pauses.nanos() / (to - from)),
                  millis(longestPause())));
    }
    own.kinds().stream()
        .max(Comparator.comparingLong(OwnKind::nanos))
        .ifPresent(kind -> all.add(sentence(kind)));
    return all;
  }

  private String headline() {
    String busy =
        totals.busy() == null
            ? ""
            : String.format(Locale.ROOT, ", %.1f busy on average, of %s", totals.busy(), cores());
    int virtualThreads = virtual == null ? 0 : virtual.threads();
    int platform = totals.threads() - virtualThreads;
    String threads =
        virtualThreads == 0
            ? many(platform, "thread")
            : platform == 0
                ? many(virtualThreads, "virtual thread")
                : many(platform, "thread") + " and " + many(virtualThreads, "virtual one");
    return threads + busy + ".";
  }

  private String cores() {
    return many(trace.cores(), "core");
  }

  private String sentence(Wait wait) {
    String place = wait.place() == null ? "" : " in " + code(wait.place());
    String what = wait.what().isEmpty() ? "" : code(wait.what());
    String does =
        switch (State.valueOf(wait.state().toUpperCase(Locale.ROOT))) {
          case BLOCKED ->
              "blocked, to enter a monitor" + (what.isEmpty() ? "" : " of " + what) + place;
          case PARKED -> "parked" + (what.isEmpty() ? "" : ", waiting for " + what) + place;
          case WAITING -> "in `Object.wait`" + (what.isEmpty() ? "" : " on " + what) + place;
          case SLEEPING -> "asleep" + place;
          case IO -> "reading or writing" + (what.isEmpty() ? "" : " (" + what + ")") + place;
          case PINNED -> "pinned to a carrier" + (what.isEmpty() ? "" : " (" + what + ")") + place;
          case RUNNING, READY, ACTIVE, UNSEEN ->
              throw new IllegalArgumentException(wait.state() + " is no wait");
        };
    return "%s of their time %s%s.".formatted(percent(wait.share()), does, held(wait.holder()));
  }

  private static String held(@Nullable Holder holder) {
    if (holder == null) {
      return "";
    }
    String doing =
        switch (holder.state() == null ? "" : holder.state()) {
          case "" -> "ran";
          case "parked" -> "was parked";
          case "blocked" -> "was blocked";
          case "waiting" -> "waited";
          case "sleeping" -> "slept";
          case "io" -> "read or wrote";
          default -> "was pinned";
        };
    String place = holder.place() == null ? "" : " in " + code(holder.place());
    String name = holder.name().isEmpty() ? "a thread without a name" : code(holder.name());
    return ", held by " + name + ", which " + doing + place + " meanwhile";
  }

  private Optional<String> ready() {
    long ready = nanos(State.READY);
    long could = ready + nanos(State.RUNNING);
    return could > 0 && (double) ready / could >= WORTH_READY
        ? Optional.of(
            "Of the time in which they could run, they had no core for %s."
                .formatted(percent((double) ready / could)))
        : Optional.empty();
  }

  private String sentence(OwnKind kind) {
    String name = code(kind.label().isEmpty() ? kind.type() : kind.label());
    String time =
        kind.nanos() == 0
            ? ""
            : ", %s on average, %s at most"
                .formatted(millis(kind.nanos() / kind.count()), millis(kind.longest()));
    return "Your event %s came %s%s.".formatted(name, times(kind.count()), time);
  }

  private long longestPause() {
    return pauses.rows().stream().mapToInt(row -> row.get(1)).max().orElse(0);
  }

  private long nanos(State state) {
    return totals.nanos().get(state.ordinal());
  }

  private static String code(Place place) {
    return code(place.name());
  }

  private static String code(String name) {
    return "`" + Names.shown(name) + "`";
  }

  private static String percent(double share) {
    return share > 0 && share < 0.005
        ? "less than 1 %"
        : String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  private static String millis(long nanos) {
    double millis = nanos / 1e6;
    if (millis < 0.1) {
      return String.format(Locale.ROOT, "%.1f µs", nanos / 1e3);
    }
    String format = millis < 1 ? "%.2f ms" : millis < 10 ? "%.1f ms" : "%.0f ms";
    return String.format(Locale.ROOT, format, millis);
  }

  private static String times(int count) {
    return count == 1 ? "once" : String.format(Locale.ROOT, "%,d times", count);
  }

  private static String many(int count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }
}
