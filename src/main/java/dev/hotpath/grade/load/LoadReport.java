package dev.hotpath.grade.load;

import dev.hotpath.grade.Answers;
import dev.hotpath.grade.FollowUpReport;
import dev.hotpath.grade.LatencyShown.Curve;
import dev.hotpath.grade.RunDocuments;
import dev.hotpath.grade.RunState;
import dev.hotpath.protocol.JobEvent.LoadPassed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The document of one load that a learner sent by hand: requests at a rate, and what became of
 * them. Nothing is judged by it.
 *
 * @param id of the load
 * @param run whose code was asked
 * @param service a class in {@code bench/}
 * @param rate requests due each second
 * @param seconds how long
 * @param requests due in all
 * @param percentile that its sentences tell: 99, or less where there are too few requests for it
 * @param state {@link RunState#QUEUED}, {@link RunState#MEASURING} or {@link RunState#DONE}
 * @param outcome {@code null} until it is done
 * @param summary how the requests went, or how far it is
 * @param closed what a closed loop says of the same service; empty where none was asked
 * @param note what to know before believing it; empty where there is nothing
 * @param failure what the service threw first, but for rejections; empty where it did not
 * @param bucketMillis length of a stretch of {@code tracks}
 * @param curves latency by percentile, of the open loop and of the closed one
 * @param tracks latency over time, of the same
 */
public record LoadReport(
    String id,
    String run,
    String exercise,
    String service,
    double rate,
    double seconds,
    int requests,
    double percentile,
    RunState state,
    @Nullable LoadOutcome outcome,
    String summary,
    String closed,
    String note,
    String failure,
    int bucketMillis,
    List<Curve> curves,
    List<LoadTrack> tracks)
    implements FollowUpReport {

  /** The longest and the fastest load that can be asked for; the least of both is 1. */
  public static final double MOST_SECONDS = 15;

  public static final double MOST_PER_SECOND = 5_000;

  // Fewer, and the percentile is that of a request or two.
  private static final int FOR_P99 = 100;
  private static final int FOR_P90 = 10;

  public LoadReport {
    curves = List.copyOf(curves);
    tracks = List.copyOf(tracks);
  }

  /** One that was accepted just now. */
  public static LoadReport accepted(
      String id, String run, String exercise, String service, double rate, double seconds) {
    int requests = (int) Math.round(rate * seconds);
    double percentile = requests >= FOR_P99 ? 99 : requests >= FOR_P90 ? 90 : 100;
    return new LoadReport(
        id,
        run,
        exercise,
        service,
        rate,
        seconds,
        requests,
        percentile,
        RunState.QUEUED,
        null,
        "",
        "",
        "",
        "",
        LoadTimeline.bucketMillis(seconds),
        List.of(),
        List.of());
  }

  /** The same, waiting or under way. */
  public LoadReport saying(RunState next, String sentence) {
    return with(next, null, sentence);
  }

  /** The same at an end that left no figures. */
  public LoadReport ended(LoadOutcome end, String sentence) {
    return with(RunState.DONE, end, sentence);
  }

  /** Given up by a server that can't go on with it. */
  public LoadReport abandoned() {
    return ended(LoadOutcome.FAILED, LoadWords.abandoned());
  }

  private LoadReport with(RunState next, @Nullable LoadOutcome end, String sentence) {
    return with(next, end, sentence, "", "", "", List.of(), List.of());
  }

  private LoadReport with(
      RunState next,
      @Nullable LoadOutcome end,
      String sentence,
      String ofClosed,
      String toKnow,
      String failed,
      List<Curve> found,
      List<LoadTrack> over) {
    return new LoadReport(
        id,
        run,
        exercise,
        service,
        rate,
        seconds,
        requests,
        percentile,
        next,
        end,
        sentence,
        ofClosed,
        toKnow,
        failed,
        bucketMillis,
        found,
        over);
  }

  /**
   * The same with all that a fork has found.
   *
   * @param waiting of one client that waits for each answer, by the same schedule
   * @param failed what the service threw first, fit to be shown
   */
  public LoadReport complete(LoadPassed open, Optional<LoadPassed> waiting, String failed) {
    Answers all = Answers.of(open);
    Optional<Answers> waited = waiting.map(Answers::of).filter(pass -> pass.requests() > 0);
    List<Curve> found = new ArrayList<>();
    found.add(Curve.of("yours", "open", all, percentile));
    waited.ifPresent(pass -> found.add(Curve.of("yours", "closed", pass, percentile)));
    List<LoadTrack> over = new ArrayList<>();
    over.add(LoadTimeline.of(open, rate, seconds));
    waiting.ifPresent(pass -> over.add(LoadTimeline.of(pass, rate, seconds)));
    return with(
        RunState.DONE,
        LoadOutcome.COMPLETE,
        LoadWords.complete(this, all),
        waited.map(pass -> LoadWords.closed(this, all, pass)).orElse(""),
        LoadWords.note(this),
        LoadWords.cut(failed),
        found,
        over);
  }

  /** One line of JSON. */
  public String json() {
    return RunDocuments.mapper().writeValueAsString(this);
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws tools.jackson.core.JacksonException where it is none
   */
  public static LoadReport read(String json) {
    return RunDocuments.mapper().readValue(json, LoadReport.class);
  }
}
