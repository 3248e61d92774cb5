package dev.hotpath.protocol;

import java.util.List;

/**
 * Sources to compile together.
 *
 * @param packageName that every source has to declare
 * @param benchmarks whether JMH's annotation processor runs; no other ever does
 * @param maxClassBytes sum of all class files, in bytes
 * @param maxDiagnostics how many are sent back; the rest are counted
 */
public record Compile(
    List<SourceFile> sources,
    String packageName,
    boolean benchmarks,
    int maxClassBytes,
    int maxDiagnostics)
    implements Message {

  public Compile {
    sources = List.copyOf(sources);
  }
}
