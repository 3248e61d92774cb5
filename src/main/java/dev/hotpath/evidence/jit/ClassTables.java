package dev.hotpath.evidence.jit;

import dev.hotpath.evidence.flame.Sources;
import dev.hotpath.protocol.ClassFile;
import dev.hotpath.protocol.JitFindings.Method;
import dev.hotpath.protocol.JitFindings.Place;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The methods of an exercise, by the classes that its sources were compiled to. */
final class ClassTables {

  private static final String CLASS = ".class";

  private final Map<String, List<MethodTable>> byOwner = new HashMap<>();

  /** Of those classes whose source is among the exercise's files. */
  ClassTables(List<ClassFile> classes, Sources sources) {
    for (ClassFile file : classes) {
      String owner = file.path().replaceFirst("\\" + CLASS + "$", "").replace('/', '.');
      String source = file.path().endsWith(CLASS) ? sources.file(owner) : null;
      if (source != null) {
        byOwner.put(owner, read(source, file.bytes()));
      }
    }
  }

  private static List<MethodTable> read(String source, byte[] bytes) {
    List<MethodTable> tables = new ArrayList<>();
    try {
      ClassModel model = java.lang.classfile.ClassFile.of().parse(bytes);
      for (MethodModel method : model.methods()) {
        MethodTable.of(source, method).ifPresent(tables::add);
      }
    } catch (IllegalArgumentException e) {
      return List.of(); // no class that javac writes: then nothing is told of its lines
    }
    return tables;
  }

  /** A place of the exercise's source. */
  record Where(MethodTable table, int bci, int line) {

    String file() {
      return table.file();
    }
  }

  /**
   * Where a place is; empty where the classes have none such. Whoever told of it need not be right.
   */
  Optional<Where> where(Place place) {
    return tables(place.method())
        .flatMap(table ->
            table.line(place.bci()).stream()
                .filter(line -> place.line() == 0 || place.bci() < 0 || place.line() == line)
                .mapToObj(line -> new Where(table, place.bci(), line)))
        .findFirst();
  }

  /** A method's own table; several of one name where its descriptor is not known. */
  Stream<MethodTable> tables(Method method) {
    return byOwner.getOrDefault(method.owner(), List.of()).stream()
        .filter(table -> table.name().equals(method.name()))
        .filter(table ->
            method.descriptor().isEmpty() || table.descriptor().equals(method.descriptor()));
  }
}
