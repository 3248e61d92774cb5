package dev.hotpath.evidence.flame;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells which file of the exercise a class comes from, and whose code it is. */
public final class Sources {

  private final String packagePrefix;
  private final Map<String, String> pathOfType = new HashMap<>();

  /**
   * The exercise's files.
   *
   * @param packageName that all of them declare
   * @param paths such as {@code src/Concat.java}
   */
  public Sources(String packageName, List<String> paths) {
    packagePrefix = packageName + ".";
    for (String path : paths) {
      String file = path.substring(path.lastIndexOf('/') + 1);
      pathOfType.put(file.replaceFirst("\\.java$", ""), path);
    }
  }

  /** Path of the file that declares the class, or {@code null} where it is not the exercise's. */
  public @Nullable String file(String owner) {
    if (!owner.startsWith(packagePrefix)) {
      return null;
    }
    String type = owner.substring(packagePrefix.length());
    int nested = type.indexOf('$');
    return pathOfType.get(nested < 0 ? type : type.substring(0, nested));
  }

  /** Whose code a frame is, in the words that the page colours by. */
  public String kind(String owner, boolean interpretedOrCompiled) {
    if (owner.startsWith(packagePrefix)) {
      String file = file(owner);
      return file == null || file.startsWith("src/") ? "yours" : "test";
    } else if (owner.startsWith("java.")
        || owner.startsWith("javax.")
        || owner.startsWith("jdk.")
        || owner.startsWith("sun.")
        || owner.endsWith("[]")) {
      return "jdk";
    }
    return interpretedOrCompiled ? "library" : "native";
  }
}
