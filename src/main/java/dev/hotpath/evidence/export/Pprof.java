package dev.hotpath.evidence.export;

import dev.hotpath.evidence.export.SampledProfile.Call;
import dev.hotpath.evidence.export.SampledProfile.Function;
import dev.hotpath.evidence.export.SampledProfile.Measure;
import dev.hotpath.evidence.export.SampledProfile.Stack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * pprof's {@code profile.proto}, gzipped, as github.com/google/pprof documents it. It holds all
 * that the other formats are made from, in the fewest bytes: equal profiles give equal bytes, and
 * what is read is what was written.
 */
final class Pprof {

  // Fields of the message Profile.
  private static final int SAMPLE_TYPE = 1;
  private static final int SAMPLE = 2;
  private static final int MAPPING = 3;
  private static final int LOCATION = 4;
  private static final int FUNCTION = 5;
  private static final int STRING_TABLE = 6;
  private static final int PERIOD_TYPE = 11;
  private static final int PERIOD = 12;
  private static final int COMMENT = 13;
  private static final int DEFAULT_SAMPLE_TYPE = 14;

  private final Map<String, Integer> strings = new LinkedHashMap<>();
  private final Map<List<Call>, Integer> locations = new LinkedHashMap<>();

  private Pprof() {
    string(""); // pprof wants it first
  }

  static byte[] write(SampledProfile profile) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(new Pprof().message(profile).toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private ProtoWriter message(SampledProfile profile) {
    ProtoWriter message = new ProtoWriter();
    profile.measures().forEach(measure -> message.message(SAMPLE_TYPE, type(measure)));
    for (Stack stack : profile.stacks()) {
      ProtoWriter sample = new ProtoWriter();
      message.message(SAMPLE, sample.numbers(1, path(stack.calls())).numbers(2, stack.weights()));
    }
    // A mapping is a binary: its name is a report's title. It says that nothing is left to look up.
    ProtoWriter mapping = new ProtoWriter().number(1, 1).number(5, string(profile.title()));
    message.message(MAPPING, mapping.number(7, 1).number(8, 1).number(9, 1).number(10, 1));
    locations.forEach((calls, id) -> message.message(LOCATION, location(calls, id)));
    int id = 0;
    for (Function function : profile.functions()) {
      // No system name: pprof would take it for a mangled one, and drop what is between < and >.
      ProtoWriter written = new ProtoWriter().number(1, ++id);
      written.number(2, string(function.name())).number(4, string(function.file()));
      message.message(FUNCTION, written);
    }
    message.message(PERIOD_TYPE, type(profile.measures().getLast()));
    message.number(PERIOD, profile.period());
    message.numbers(COMMENT, profile.notes().stream().map(this::string).toList());
    message.number(DEFAULT_SAMPLE_TYPE, string(profile.measures().getLast().name()));
    strings.keySet().forEach(string -> message.text(STRING_TABLE, string));
    return message;
  }

  private ProtoWriter type(Measure measure) {
    return new ProtoWriter().number(1, string(measure.name())).number(2, string(measure.unit()));
  }

  private int string(String text) {
    return strings.computeIfAbsent(text, _ -> strings.size());
  }

  /** Locations from the leaf to the root; calls that were inlined share one with their caller. */
  private List<Integer> path(List<Call> calls) {
    List<Integer> path = new ArrayList<>();
    List<Call> place = new ArrayList<>();
    for (int i = calls.size() - 1; i >= 0; i--) {
      place.add(calls.get(i));
      if (i == 0 || !calls.get(i).inlined()) {
        path.add(locations.computeIfAbsent(List.copyOf(place), _ -> locations.size() + 1));
        place.clear();
      }
    }
    return path;
  }

  private static ProtoWriter location(List<Call> calls, int id) {
    ProtoWriter location = new ProtoWriter().number(1, id).number(2, 1);
    for (Call call : calls) {
      location.message(4, new ProtoWriter().number(1, call.function() + 1L).number(2, call.line()));
    }
    return location;
  }

  /** Reads one that {@link #write} wrote, of the view that its name says. */
  static SampledProfile read(byte[] bytes, String view) {
    ByteBuffer message;
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      message = ByteBuffer.wrap(gzip.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ProtoReader profile = new ProtoReader(message);
    List<String> strings = profile.texts(STRING_TABLE);
    List<List<Call>> locations = profile.messages(LOCATION).stream().map(Pprof::calls).toList();
    List<Stack> stacks = new ArrayList<>();
    for (ProtoReader sample : profile.messages(SAMPLE)) {
      List<Call> calls = new ArrayList<>();
      sample.numbers(1).reversed().forEach(id -> calls.addAll(locations.get(id.intValue() - 1)));
      stacks.add(new Stack(calls, sample.numbers(2)));
    }
    return new SampledProfile(
        strings.get(profile.messages(MAPPING).getFirst().index(5)),
        view,
        profile.numbers(COMMENT).stream().map(note -> strings.get(note.intValue())).toList(),
        profile.messages(SAMPLE_TYPE).stream()
            .map(type -> new Measure(strings.get(type.index(1)), strings.get(type.index(2))))
            .toList(),
        profile.number(PERIOD),
        profile.messages(FUNCTION).stream()
            .map(f -> new Function(strings.get(f.index(2)), strings.get(f.index(4))))
            .toList(),
        stacks);
  }

  /** Outermost first; all but that one are inlined. */
  private static List<Call> calls(ProtoReader location) {
    List<Call> calls = new ArrayList<>();
    for (ProtoReader line : location.messages(4).reversed()) {
      calls.add(new Call(line.index(1) - 1, line.index(2), !calls.isEmpty()));
    }
    return calls;
  }
}
