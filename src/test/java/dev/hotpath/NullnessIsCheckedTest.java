package dev.hotpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The build's null checks are on, and they look at all of Hotpath. */
class NullnessIsCheckedTest {

  @TempDir Path folder;

  @Test
  void the_build_refuses_a_null_that_is_dereferenced() throws Exception {
    Compilation compilation = compile("return text.length();");
    assertNotEquals(0, compilation.exit, compilation.said);
    assertTrue(
        compilation.said.contains("[NullAway] dereferenced expression 'text' is @Nullable"),
        compilation.said);
  }

  @Test
  void the_build_takes_the_same_code_with_a_check() throws Exception {
    Compilation compilation = compile("return text == null ? 0 : text.length();");
    assertEquals(0, compilation.exit, compilation.said);
  }

  @Test
  void every_package_is_null_marked() {
    Set<String> unmarked =
        new ClassFileImporter()
            .importPackages("dev.hotpath").stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !isNullMarked(name))
                .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), unmarked);
  }

  private static boolean isNullMarked(String packageName) {
    try {
      return Class.forName(packageName + ".package-info").isAnnotationPresent(NullMarked.class);
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private record Compilation(int exit, String said) {}

  /** Compiles a method with exactly the arguments that the pom gives javac. */
  private Compilation compile(String body) throws Exception {
    Path source = folder.resolve("Probe.java");
    Files.writeString(
        source,
        """
        package probe;

        import org.jspecify.annotations.NullMarked;
        import org.jspecify.annotations.Nullable;

        @NullMarked
        class Probe {
          int length(@Nullable String text) {
            %s
          }
        }
        """
            .formatted(body));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(compilerArguments());
    String path = System.getProperty("java.class.path");
    // The class path holds more annotation processors than the build's two plugins.
    command.addAll(List.of("-proc:none", "-processorpath", path, "-classpath", path));
    command.addAll(List.of("-d", folder.toString(), source.toString()));
    File said = folder.resolve("said.txt").toFile();
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(said)
            .start()
            .waitFor();
    return new Compilation(exit, Files.readString(said.toPath()));
  }

  private static List<String> compilerArguments() throws Exception {
    Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom());
    NodeList found =
        (NodeList)
            XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                    "/project/build/plugins/plugin[artifactId='maven-compiler-plugin']"
                        + "/configuration/compilerArgs/arg",
                    pom,
                    XPathConstants.NODESET);
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      arguments.add(found.item(i).getTextContent());
    }
    return arguments;
  }

  private static File pom() throws IOException {
    return Path.of("pom.xml").toRealPath().toFile();
  }
}
