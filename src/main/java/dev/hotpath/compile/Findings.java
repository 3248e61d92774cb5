package dev.hotpath.compile;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import dev.hotpath.protocol.Compile;
import dev.hotpath.protocol.Diagnostic;
import dev.hotpath.protocol.Diagnostic.Severity;
import dev.hotpath.protocol.SourceFile;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticListener;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/** What javac says about a submission, and what its syntax trees show. */
final class Findings implements DiagnosticListener<JavaFileObject>, TaskListener {

  private static final Set<String> TEST_ANNOTATIONS =
      Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

  private final Compile request;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<String> tests = new ArrayList<>();
  private int count;
  private int errors;
  private boolean generating;
  private boolean odd;

  Findings(Compile request) {
    this.request = request;
  }

  /** Errors first, in the order that javac found them, cut to what was asked for. */
  List<Diagnostic> first() {
    return diagnostics.stream()
        .sorted(Comparator.comparing(Diagnostic::severity))
        .limit(request.maxDiagnostics())
        .toList();
  }

  int count() {
    return count;
  }

  int errors() {
    return errors;
  }

  /** Every test method in the exercise's own sources, as {@code package.Class#method}. */
  List<String> tests() {
    return tests;
  }

  /**
   * Whether the compile may have left something in the pooled context that the next must not see.
   */
  boolean odd() {
    return odd;
  }

  /** Adds an error of ours, at the first line of the first file. */
  void add(String message) {
    add(at(request.sources().getFirst().path(), 1, message));
  }

  private static Diagnostic at(String path, int line, String message) {
    return new Diagnostic(path, line, 1, line, 2, Severity.ERROR, message);
  }

  private void add(Diagnostic diagnostic) {
    count++;
    if (diagnostic.severity() == Severity.ERROR) {
      errors++;
    }
    if (diagnostics.size() < 4 * request.maxDiagnostics()) {
      diagnostics.add(diagnostic);
    }
  }

  /**
   * The submitted file behind one of javac's file objects, which may be wrapped; {@code null} for
   * generated sources and classes.
   */
  private @Nullable SourceFile submitted(@Nullable JavaFileObject object) {
    if (object == null || object.toUri().getPath() == null) {
      return null;
    }
    String path = object.toUri().getPath().substring(1);
    return request.sources().stream()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .orElse(null);
  }

  @Override
  public void report(javax.tools.Diagnostic<? extends JavaFileObject> found) {
    Severity severity =
        switch (found.getKind()) {
          case ERROR -> Severity.ERROR;
          case WARNING, MANDATORY_WARNING -> Severity.WARNING;
          case NOTE, OTHER -> Severity.NOTE;
        };
    // What does not fit into a class file: the constants of that class would stay in the pooled
    // context and be too many for the next one too.
    odd |= generating && severity == Severity.ERROR;
    SourceFile source = submitted(found.getSource());
    if (source == null) {
      if (severity == Severity.ERROR) {
        add(found.getMessage(Locale.ENGLISH));
      }
      return; // notes and warnings about the class path or generated code are not the learner's
    }
    String text = source.text();
    int line = (int) Math.max(1, found.getLineNumber());
    // Not javac's own column, which takes a tab for up to eight.
    int start = Math.clamp(found.getPosition(), 0, text.length());
    int lineBreak = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1));
    int column = start - lineBreak;
    int endLine = line;
    int endColumn = column + 1;
    // javac gives the end as an offset; count the lines up to it.
    for (long i = Math.max(0, found.getPosition());
        i < Math.min(found.getEndPosition(), text.length());
        i++) {
      if (i == found.getPosition()) {
        endColumn = column;
      }
      if (text.charAt((int) i) == '\n') {
        endLine++;
        endColumn = 1;
      } else {
        endColumn++;
      }
    }
    add(
        new Diagnostic(
            source.path(),
            line,
            column,
            endLine,
            endColumn,
            severity,
            found.getMessage(Locale.ENGLISH)));
  }

  @Override
  public void started(TaskEvent event) {
    generating = event.getKind() == TaskEvent.Kind.GENERATE;
  }

  @Override
  public void finished(TaskEvent event) {
    generating &= event.getKind() != TaskEvent.Kind.GENERATE;
    SourceFile source = submitted(event.getSourceFile());
    if (event.getKind() == TaskEvent.Kind.PARSE && source != null) {
      CompilationUnitTree unit = event.getCompilationUnit();
      ExpressionTree declared = unit.getPackageName();
      String packageName = declared == null ? "" : declared.toString();
      // An empty unit is one that did not parse; javac says enough about it.
      if (!packageName.equals(request.packageName()) && !unit.getTypeDecls().isEmpty()) {
        odd = true;
        int line =
            declared == null ? 1 : (int) unit.getLineMap().getLineNumber(startOf(source, declared));
        add(
            at(
                source.path(),
                line,
                "the package of this file is '%s'; it has to stay 'package %s;'"
                    .formatted(packageName, request.packageName())));
      }
      if (source.path().startsWith("src/") || source.path().startsWith("bench/")) {
        unit.getTypeDecls().forEach(type -> refuseNameOfJavaLang(source, unit, type));
      }
      if (source.path().startsWith("test/") || source.path().startsWith("hidden/")) {
        for (Tree type : unit.getTypeDecls()) {
          collectTests(packageName + ".", type);
        }
      }
    }
  }

  /**
   * A type of the submission goes before those of {@code java.lang}, which nobody imports: in the
   * exercise's tests and benchmarks too, which share its package.
   */
  private void refuseNameOfJavaLang(SourceFile source, CompilationUnitTree unit, Tree type) {
    if (type instanceof ClassTree declaration
        && isInJavaLang(declaration.getSimpleName().toString())) {
      String name = declaration.getSimpleName().toString();
      Matcher place =
          Pattern.compile("\\b(?:class|interface|enum|record)\\s+" + name + "\\b")
              .matcher(source.text());
      int line = place.find() ? (int) unit.getLineMap().getLineNumber(place.start()) : 1;
      add(
          at(
              source.path(),
              line,
              "'%s' is a name of java.lang; call this type something else".formatted(name)));
    }
  }

  private static boolean isInJavaLang(String name) {
    try {
      return Modifier.isPublic(Class.forName("java.lang." + name, false, null).getModifiers());
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static long startOf(SourceFile source, ExpressionTree declared) {
    return Math.max(0, source.text().indexOf(declared.toString()));
  }

  /**
   * @param prefix of the type's binary name: {@code concat.} or {@code concat.ConcatTest$}
   */
  private void collectTests(String prefix, Tree type) {
    if (type instanceof ClassTree declaration) {
      String name = prefix + declaration.getSimpleName();
      for (Tree member : declaration.getMembers()) {
        if (member instanceof MethodTree method && isTest(method)) {
          tests.add(name + "#" + method.getName());
        }
        collectTests(name + "$", member);
      }
    }
  }

  private static boolean isTest(MethodTree method) {
    for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
      String name = annotation.getAnnotationType().toString();
      if (TEST_ANNOTATIONS.contains(name.substring(name.lastIndexOf('.') + 1))) {
        return true;
      }
    }
    return false;
  }
}
