package dev.hotpath.cli;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a server keeps everything, and for how long. */
final class KeepingOptions extends StoreOptions {

  @Option(
      names = "--keep-artifacts",
      paramLabel = "SIZE",
      defaultValue = "2g",
      description = {
        "How much profiles and recordings may take: 500m, 2g. When it is more, the oldest go,",
        "recordings first; sources and results stay. Default: ${DEFAULT-VALUE}."
      })
  private String artifacts = "";

  @Option(
      names = "--keep-days",
      paramLabel = "N",
      description = {
        "Deletes a classroom's session, with everything of it, so many days after its end.",
        "Default: never."
      })
  private @Nullable Integer days;

  Wiring.Keeping keeping() {
    if (days != null && days < 1) {
      throw new ArgumentException(
          "--keep-days %d: a day is the least; leave it out to keep all for ever".formatted(days));
    }
    return new Wiring.Keeping(
        data(),
        database(),
        Size.bytes("--keep-artifacts", artifacts),
        days == null ? OptionalInt.empty() : OptionalInt.of(days));
  }
}
