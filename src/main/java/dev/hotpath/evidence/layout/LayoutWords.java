package dev.hotpath.evidence.layout;

import dev.hotpath.evidence.layout.LayoutReport.Drawn;
import dev.hotpath.evidence.layout.LayoutReport.Footprint;
import dev.hotpath.protocol.HeapLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a layout comes to, in sentences. Names stand between backticks, for the page to set. */
final class LayoutWords {

  private static final Map<String, String> BOXES =
      Map.of(
          "java.lang.Integer", "int",
          "java.lang.Long", "long",
          "java.lang.Double", "double",
          "java.lang.Float", "float",
          "java.lang.Short", "short",
          "java.lang.Byte", "byte",
          "java.lang.Character", "char",
          "java.lang.Boolean", "boolean");
  private static final Map<String, Integer> BYTES =
      Map.of(
          "int", 4, "long", 8, "double", 8, "float", 4, "short", 2, "byte", 1, "char", 2, "boolean",
          1);

  /** Below this nobody would notice. */
  private static final double SHARE = 0.02;

  private static final int MANY = 16;

  private final LayoutReport report;

  LayoutWords(LayoutReport report) {
    this.report = report;
  }

  List<String> all() {
    List<String> words = new ArrayList<>();
    shown().ifPresent(type -> words.add(type(type)));
    holding().ifPresent(root -> words.add(root(root)));
    report.roots().stream()
        .filter(root -> root.ofArray().isEmpty())
        .flatMap(root -> boxed(root).stream())
        .findFirst()
        .ifPresent(words::add);
    if (words.isEmpty()) {
      words.add(
          report.roots().isEmpty()
              ? "Between two operations nothing is kept: no field of the benchmark or of your classes"
                  + " refers to an object."
              : root(report.roots().getFirst()));
    }
    words.addAll(sharing());
    other().ifPresent(words::add);
    return words;
  }

  /** What the learner has most of; where they have nothing, what there is most of. */
  private Optional<Drawn> shown() {
    List<Drawn> there =
        report.types().stream()
            .filter(type -> type.count() > 0 && !type.state())
            .sorted(Comparator.comparingLong(Drawn::all).reversed())
            .toList();
    return there.stream()
        .filter(type -> type.yours() && type.all() >= SHARE * report.all().bytes())
        .findFirst()
        .or(() -> there.stream().filter(type -> type.all() >= report.all().bytes() / 4).findFirst())
        .or(() ->
            report.types().stream()
                .filter(type -> type.yours() && type.count() == 0 && type.sum(Cell.FIELD) > 0)
                .findFirst());
  }

  private String type(Drawn type) {
    List<String> parts = new ArrayList<>();
    parts.add(type.sum(Cell.HEADER) + " of header");
    parts.add(type.sum(Cell.FIELD) + " of fields");
    long padding = type.sum(Cell.PADDING);
    if (padding > 0) {
      parts.add(padding + " of padding, which hold nothing");
    }
    String many =
        type.count() < 2
            ? ""
            : " %s of them take %s.".formatted(count(type.count()), bytes(type.all()));
    return "%s `%s` takes %s: %s.%s"
        .formatted(
            simple(type.name()).matches("[AEIO].*") ? "An" : "A",
            simple(type.name()),
            bytes(type.bytes()),
            list(parts),
            many);
  }

  /** The largest array or collection that a field holds; else the largest that has one inside. */
  private Optional<Footprint> holding() {
    List<Footprint> holding =
        report.roots().stream().filter(root -> root.elements() >= MANY).toList();
    return holding.stream()
        .filter(root -> root.ofArray().isEmpty())
        .findFirst()
        .or(() -> holding.stream().findFirst());
  }

  private String root(Footprint root) {
    String most = root.complete() ? "" : "more than ";
    if (root.elements() < MANY) {
      return "`%s` leads to %s%s, which take %s."
          .formatted(
              root.name(),
              most,
              root.objects() == 1 ? "one object" : count(root.objects()) + " objects",
              bytes(root.bytes()));
    }
    return "`%s` holds %s elements%s in %s%s of memory: %s%s for each."
        .formatted(
            root.name(),
            count(root.elements()),
            root.ofArray().isEmpty() ? "" : " in a `%s`".formatted(simple(root.ofArray())),
            most,
            bytes(root.bytes()),
            most,
            each(root.bytesPerElement()));
  }

  private Optional<String> boxed(Footprint root) {
    return root.shares().stream()
        .filter(share ->
            root.elements() >= MANY
                && BOXES.containsKey(share.type())
                && share.count() >= root.elements() / 2)
        .findFirst()
        .map(share -> {
          String primitive = BOXES.getOrDefault(share.type(), "");
          return "Of the %s of `%s`, %s are `%s` objects of %s each, beside the references to them. In `%s[]` an element takes %s."
              .formatted(
                  bytes(root.bytes()),
                  root.name(),
                  bytes(share.bytes()),
                  simple(share.type()),
                  bytes(share.bytes() / Math.max(1, share.count())),
                  primitive,
                  bytes(BYTES.getOrDefault(primitive, 8)));
        });
  }

  private List<String> sharing() {
    if (report.sharing().isEmpty()) {
      return List.of();
    }
    HeapLayout.Written first = report.sharing().getFirst();
    String more =
        report.sharing().size() == 1
            ? ""
            : " %d more such pairs are below.".formatted(report.sharing().size() - 1);
    return List.of(
        ("Different threads wrote `%s` and `%s` of one `%s`, %s apart. That is false sharing: a"
                + " core takes a line of the cache, %s long, away from the others to write one, and"
                + " the other is in it.%s")
            .formatted(
                first.first(),
                first.second(),
                simple(first.type()),
                bytes(first.apart()),
                bytes(report.machine().lineBytes()),
                more));
  }

  private Optional<String> other() {
    LayoutReport.Other other = report.other();
    long now = report.all().bytes();
    if (other == null || now == 0 || !report.all().complete()) {
      return Optional.empty();
    }
    double saved = 1 - (double) other.bytes() / now;
    String what = report.machine().compactHeaders() ? "full" : "compact";
    if (Math.abs(saved) < SHARE) {
      return Optional.of(
          "With %s object headers (`%s`) it would take as much: headers are a small part of it."
              .formatted(what, other.flag()));
    }
    return Optional.of(
        "With %s object headers (`%s`) all of it takes %s instead of %s, %d %% %s. Measured, in a JVM of its own."
            .formatted(
                what,
                other.flag(),
                bytes(other.bytes()),
                bytes(now),
                Math.round(Math.abs(saved) * 100),
                saved > 0 ? "less" : "more"));
  }

  private static String list(List<String> parts) {
    return parts.size() == 1
        ? parts.getFirst()
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  /** Without its packages, and without those that it lies in. */
  static String simple(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String each(double bytes) {
    return bytes >= 100
        ? bytes(Math.round(bytes))
        : String.format(Locale.ROOT, "%.1f bytes", bytes).replace(".0 ", " ");
  }

  static String bytes(long bytes) {
    if (bytes < 100_000) {
      return count(bytes) + (bytes == 1 ? " byte" : " bytes");
    }
    double scaled = bytes / 1e3;
    String unit = "KB";
    if (bytes >= 1e9) {
      scaled = bytes / 1e9;
      unit = "GB";
    } else if (bytes >= 1e6) {
      scaled = bytes / 1e6;
      unit = "MB";
    }
    return String.format(Locale.ROOT, scaled < 100 ? "%.1f %s" : "%.0f %s", scaled, unit)
        .replace(".0 ", " ");
  }
}
