package dev.hotpath.evidence.layout;

import dev.hotpath.protocol.HeapLayout;
import java.util.Locale;

/** A layout as a text file: one table for each class, then what each field leads to. */
public final class LayoutText {

  private final StringBuilder text = new StringBuilder();

  private LayoutText() {}

  /** Names in it are those of a submission, without what could not be printed. */
  public static String of(LayoutReport report) {
    LayoutText text = new LayoutText();
    LayoutReport.Machine machine = report.machine();
    text.line(
        "header %d bytes%s, references %d, objects aligned to %d, cache line %d%s",
        machine.headerBytes(),
        machine.compactHeaders() ? " (compact)" : "",
        machine.referenceBytes(),
        machine.alignment(),
        machine.lineBytes(),
        machine.lineIsRead() ? "" : " (assumed)");
    report.types().forEach(text::type);
    report.arrays().forEach(text::array);
    text.footprint("all fields", report.all());
    report.roots().forEach(root -> text.footprint(root.name() + " (" + root.type() + ")", root));
    return text.text.toString();
  }

  private void type(LayoutReport.Drawn type) {
    line("");
    line("%s: %d bytes, %d reached", type.name(), type.bytes(), type.count());
    line("%8s %6s  %s", "offset", "bytes", "what");
    for (Cell cell : type.cells()) {
      line(
          "%8d %6d  %s",
          cell.offset(),
          cell.bytes(),
          cell.kind().equals(Cell.FIELD)
              ? cell.type() + " " + LayoutWords.simple(cell.owner()) + "." + cell.name()
              : "(" + cell.kind() + ")");
    }
  }

  private void array(HeapLayout.Array array) {
    line("");
    line(
        "%s: %d bytes before the first element, %d for each; %d reached, %d bytes, the longest of %d",
        array.name(),
        array.baseBytes(),
        array.elementBytes(),
        array.count(),
        array.bytes(),
        array.longest());
  }

  private void footprint(String name, LayoutReport.Footprint root) {
    line("");
    line(
        "%s: %s%d objects, %d bytes",
        name, root.complete() ? "" : "at least ", root.objects(), root.bytes());
    line("%12s %16s %10s  %s", "count", "bytes", "average", "class");
    for (HeapLayout.Share share : root.shares()) {
      line(
          "%12d %16d %10.1f  %s",
          share.count(),
          share.bytes(),
          (double) share.bytes() / Math.max(1, share.count()),
          share.type());
    }
  }

  private void line(String format, Object... values) {
    String line = String.format(Locale.ROOT, format, values);
    text.append(line.replaceAll("\\p{Cntrl}", "?")).append('\n');
  }
}
