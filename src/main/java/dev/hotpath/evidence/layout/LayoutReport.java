package dev.hotpath.evidence.layout;

import dev.hotpath.protocol.HeapLayout;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a benchmark's objects, as the page shows it.
 *
 * @param words what it comes to, most important first; code between backticks
 * @param types the learner's first, then by what all of a class take
 * @param all what is reached from all fields together
 * @param roots largest first
 * @param sharing places that different threads write within one line of the cache
 * @param other the same with the other kind of header; {@code null} where that is not known
 */
public record LayoutReport(
    List<String> words,
    Machine machine,
    List<Drawn> types,
    List<HeapLayout.Array> arrays,
    Footprint all,
    List<Footprint> roots,
    List<HeapLayout.Written> sharing,
    @Nullable Other other) {

  public LayoutReport {
    words = List.copyOf(words);
    types = List.copyOf(types);
    arrays = List.copyOf(arrays);
    roots = List.copyOf(roots);
    sharing = List.copyOf(sharing);
  }

  /**
   * What holds for all objects.
   *
   * @param lineBytes of a line of the cache
   * @param lineIsRead whether this machine says so; else it is what most have
   */
  public record Machine(
      int headerBytes,
      int alignment,
      int referenceBytes,
      boolean compactHeaders,
      int lineBytes,
      boolean lineIsRead) {}

  /**
   * A class of objects, drawn.
   *
   * @param yours whether the submission has it
   * @param state whether it is a state of the benchmark, which JMH pads
   * @param count of those that were reached
   * @param bytes of one
   * @param otherBytes of one with the other kind of header; 0 where that is not known
   * @param cells without a gap, from its beginning to its end
   */
  public record Drawn(
      String name,
      boolean yours,
      boolean state,
      long count,
      long bytes,
      long otherBytes,
      List<Cell> cells) {
    public Drawn {
      cells = List.copyOf(cells);
    }

    long all() {
      return count * bytes;
    }

    long sum(String kind) {
      return Cell.sum(cells, kind);
    }
  }

  /**
   * What is reached from a field.
   *
   * @param name of the field, with its class; empty for all fields together
   * @param staticField else it is one of the benchmark's state
   * @param complete whether all of it was seen; else it is more
   * @param bytesPerElement 0 where it holds no elements
   * @param ofArray the long array inside that the elements are those of; empty where the field
   *     holds the array or collection itself
   * @param shares by class, largest first; what is not listed has none
   */
  public record Footprint(
      String name,
      String type,
      boolean staticField,
      long objects,
      long bytes,
      boolean complete,
      long elements,
      double bytesPerElement,
      String ofArray,
      List<HeapLayout.Share> shares) {
    public Footprint {
      shares = List.copyOf(shares);
    }

    private static Footprint of(HeapLayout.Root root) {
      return new Footprint(
          root.field().isEmpty() ? "" : LayoutWords.simple(root.owner()) + "." + root.field(),
          root.type(),
          root.staticField(),
          root.objects(),
          root.bytes(),
          root.complete(),
          root.elements(),
          root.elements() == 0 ? 0 : (double) root.bytes() / root.elements(),
          root.ofArray(),
          root.shares());
    }
  }

  /**
   * With the other kind of header.
   *
   * @param flag that the JVM then had
   * @param bytes that all fields together reach
   */
  public record Other(String flag, int headerBytes, long bytes) {}

  /**
   * Puts together what workers told.
   *
   * @param other the same program with {@code flag}; {@code null} where there is none
   * @param yours binary names of the submission's classes
   * @param lineBytes of this machine's cache; empty where it does not tell
   */
  public static LayoutReport of(
      HeapLayout layout,
      @Nullable HeapLayout other,
      String flag,
      Set<String> yours,
      Optional<Integer> lineBytes) {
    Machine machine =
        new Machine(
            layout.headerBytes(),
            layout.alignment(),
            layout.referenceBytes(),
            layout.compactHeaders(),
            lineBytes.orElse(64),
            lineBytes.isPresent());
    Map<String, Long> others = new HashMap<>();
    if (other != null) {
      other.types().forEach(type -> others.put(type.name(), type.bytes()));
    }
    List<Drawn> types =
        layout.types().stream()
            .map(type ->
                new Drawn(
                    type.name(),
                    yours.contains(type.name()),
                    type.state(),
                    type.count(),
                    type.bytes(),
                    others.getOrDefault(type.name(), 0L),
                    Cell.of(type, layout.headerBytes())))
            .sorted(
                Comparator.comparing(Drawn::yours)
                    .thenComparing(Drawn::all)
                    .reversed()
                    .thenComparing(Drawn::name))
            .toList();
    List<Footprint> roots = layout.roots().stream().map(Footprint::of).toList();
    LayoutReport report =
        new LayoutReport(
            List.of(),
            machine,
            types,
            layout.arrays(),
            roots.getFirst(),
            roots.subList(1, roots.size()),
            layout.written().stream().filter(pair -> pair.apart() < machine.lineBytes).toList(),
            other == null
                ? null
                : new Other(flag, other.headerBytes(), other.roots().getFirst().bytes()));
    return report.with(new LayoutWords(report).all());
  }

  private LayoutReport with(List<String> summary) {
    return new LayoutReport(summary, machine, types, arrays, all, roots, sharing, other);
  }
}
