package dev.hotpath.classroom;

import dev.hotpath.grade.Verdict;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as a class sees it among thousands, without its document and files.
 *
 * @param verdict {@code null} until the run is over
 * @param speedup starter's time by its own, as the verdict has it
 */
public record AttemptFacts(
    String run,
    String learner,
    String exercise,
    Instant submittedAt,
    @Nullable Verdict verdict,
    OptionalDouble speedup) {}
