package dev.hotpath.evidence.export;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** A pprof file as Google's own library reads it, by the fields that profile.proto documents. */
final class DecodedPprof {

  private static final Descriptor PROFILE = descriptor();

  private final DynamicMessage message;
  private final List<String> strings;

  DecodedPprof(byte[] file) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(file))) {
      message = DynamicMessage.parseFrom(PROFILE, gzip.readAllBytes());
    }
    strings = list(message, "string_table", String.class);
  }

  private static Descriptor descriptor() {
    FileDescriptorProto file =
        FileDescriptorProto.newBuilder()
            .setName("profile.proto")
            .setSyntax("proto3")
            .addMessageType(
                message(
                    "Profile",
                    "1 sample_type ValueType*",
                    "2 sample Sample*",
                    "3 mapping Mapping*",
                    "4 location Location*",
                    "5 function Function*",
                    "6 string_table string*",
                    "11 period_type ValueType",
                    "12 period int64",
                    "13 comment int64*",
                    "14 default_sample_type int64"))
            .addMessageType(message("ValueType", "1 type int64", "2 unit int64"))
            .addMessageType(message("Sample", "1 location_id uint64*", "2 value int64*"))
            .addMessageType(
                message(
                    "Mapping",
                    "1 id uint64",
                    "5 filename int64",
                    "7 has_functions bool",
                    "8 has_filenames bool",
                    "9 has_line_numbers bool",
                    "10 has_inline_frames bool"))
            .addMessageType(
                message("Location", "1 id uint64", "2 mapping_id uint64", "4 line Line*"))
            .addMessageType(message("Line", "1 function_id uint64", "2 line int64"))
            .addMessageType(message("Function", "1 id uint64", "2 name int64", "4 filename int64"))
            .build();
    try {
      return FileDescriptor.buildFrom(file, new FileDescriptor[0]).findMessageTypeByName("Profile");
    } catch (DescriptorValidationException e) {
      throw new AssertionError(e);
    }
  }

  private static DescriptorProto message(String name, String... fields) {
    DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(name);
    for (String field : fields) {
      String[] parts = field.split(" ");
      boolean many = parts[2].endsWith("*");
      String type = parts[2].replace("*", "");
      FieldDescriptorProto.Builder built =
          FieldDescriptorProto.newBuilder()
              .setNumber(Integer.parseInt(parts[0]))
              .setName(parts[1])
              .setLabel(many ? Label.LABEL_REPEATED : Label.LABEL_OPTIONAL);
      message.addField(
          switch (type) {
            case "int64" -> built.setType(Type.TYPE_INT64);
            case "uint64" -> built.setType(Type.TYPE_UINT64);
            case "bool" -> built.setType(Type.TYPE_BOOL);
            case "string" -> built.setType(Type.TYPE_STRING);
            default -> built.setType(Type.TYPE_MESSAGE).setTypeName(type);
          });
    }
    return message.build();
  }

  private static <T> List<T> list(DynamicMessage of, String field, Class<T> type) {
    List<T> values = new ArrayList<>();
    for (Object value : (List<?>) of.getField(of.getDescriptorForType().findFieldByName(field))) {
      values.add(type.cast(value));
    }
    return values;
  }

  private static long number(DynamicMessage of, String field) {
    return (Long) of.getField(of.getDescriptorForType().findFieldByName(field));
  }

  private String string(DynamicMessage of, String field) {
    return strings.get((int) number(of, field));
  }

  /** Fields that profile.proto doesn't have, anywhere. */
  Set<Integer> unknownFields() {
    Set<Integer> unknown = new HashSet<>(message.getUnknownFields().asMap().keySet());
    for (String field : List.of("sample_type", "sample", "mapping", "location", "function")) {
      for (DynamicMessage part : list(message, field, DynamicMessage.class)) {
        unknown.addAll(part.getUnknownFields().asMap().keySet());
      }
    }
    return unknown;
  }

  String firstString() {
    return strings.getFirst();
  }

  /** Such as {@code cpu/nanoseconds}. */
  List<String> sampleTypes() {
    return list(message, "sample_type", DynamicMessage.class).stream().map(this::type).toList();
  }

  private String type(DynamicMessage of) {
    return string(of, "type") + "/" + string(of, "unit");
  }

  String period() {
    DynamicMessage type = (DynamicMessage) message.getField(PROFILE.findFieldByName("period_type"));
    return number(message, "period") + " " + type(type);
  }

  String defaultSampleType() {
    return string(message, "default_sample_type");
  }

  List<String> comments() {
    return list(message, "comment", Long.class).stream()
        .map(index -> strings.get(index.intValue()))
        .toList();
  }

  String mapping() {
    DynamicMessage only = list(message, "mapping", DynamicMessage.class).getFirst();
    return string(only, "filename");
  }

  /**
   * A sample.
   *
   * @param stack from the leaf, {@code name file:line}; an inlined call and its caller are joined
   *     by an arrow
   */
  record Sample(List<String> stack, List<Long> values) {}

  List<Sample> samples() {
    Map<Long, String> functions = new TreeMap<>();
    for (DynamicMessage function : list(message, "function", DynamicMessage.class)) {
      String file = string(function, "filename");
      functions.put(number(function, "id"), string(function, "name") + " " + file);
    }
    Map<Long, String> locations = new TreeMap<>();
    for (DynamicMessage location : list(message, "location", DynamicMessage.class)) {
      List<String> lines = new ArrayList<>();
      for (DynamicMessage line : list(location, "line", DynamicMessage.class)) {
        lines.add(functions.get(number(line, "function_id")) + ":" + number(line, "line"));
      }
      locations.put(number(location, "id"), String.join(" <- ", lines));
    }
    List<Sample> samples = new ArrayList<>();
    for (DynamicMessage sample : list(message, "sample", DynamicMessage.class)) {
      List<String> stack =
          list(sample, "location_id", Long.class).stream()
              .map(id -> Objects.requireNonNull(locations.get(id)))
              .toList();
      samples.add(new Sample(stack, list(sample, "value", Long.class)));
    }
    return samples;
  }

  /** Per function what it is worth by itself and with all that it calls, as {@code -top} has it. */
  Map<String, List<Long>> methods(int value) {
    Map<String, List<Long>> sums = new TreeMap<>();
    samples()
        .forEach(sample -> {
          List<String> names =
              sample.stack().stream()
                  .flatMap(location -> Arrays.stream(location.split(" <- ")))
                  .map(call -> call.substring(0, call.lastIndexOf(' ')))
                  .toList();
          for (String name : new HashSet<>(names)) {
            long weight = sample.values().get(value);
            long flat = names.getFirst().equals(name) ? weight : 0;
            sums.merge(
                name,
                List.of(flat, weight),
                (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
          }
        });
    return sums;
  }
}
