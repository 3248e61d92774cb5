package dev.hotpath.grade;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.TestReport;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.annotation.EnumNaming;
import tools.jackson.databind.json.JsonMapper;

/**
 * The run document as JSON: how the store keeps it, the API sends it and {@code --json} prints it.
 *
 * <p>Guarantees: keys in the order in which the records declare them; what is unknown yet is
 * written as {@code null}; words of enums in lower case, whatever the locale. Reading ignores keys
 * that it doesn't know, and takes a missing list for an empty one and a missing number for 0, so
 * that documents of other versions stay readable.
 */
public final class RunDocuments {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .withConfigOverride(
              List.class,
              list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .addMixIn(Diagnostic.Severity.class, LowerCase.class)
          .addMixIn(TestReport.Status.class, LowerCase.class)
          .build();

  private RunDocuments() {}

  /** For enums of the protocol, which knows nothing of JSON. */
  @EnumNaming(EnumNamingStrategies.LowerCaseStrategy.class)
  private enum LowerCase {}

  /** The mapper that all of Hotpath uses for JSON; immutable, thread-safe. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** One line of JSON. */
  public static String write(RunReport report) {
    return MAPPER.writeValueAsString(report);
  }

  /**
   * Reads what {@link #write} wrote, now or in another version.
   *
   * @throws tools.jackson.core.JacksonException where it is not JSON, or no run document
   */
  public static RunReport read(String json) {
    return MAPPER.readValue(json, RunReport.class);
  }
}
