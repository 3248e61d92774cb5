package dev.hotpath.compile;

import dev.hotpath.protocol.ClassFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Keeps in memory what a compile writes: classes, and what JMH's processor generates.
 *
 * <p>One object serves all compiles of a pooled context, which remembers the file manager that it
 * was made with; {@link #reset} comes between them.
 */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {

  private final Map<String, Written> written = new LinkedHashMap<>();
  private int maxBytes;
  private int bytes;

  MemoryFiles(StandardJavaFileManager disk) {
    super(disk);
  }

  /** Forgets what was written, for a compile that may write that much. */
  void reset(int limit) {
    written.clear();
    bytes = 0;
    maxBytes = limit;
  }

  List<ClassFile> classes() {
    List<ClassFile> classes = new ArrayList<>();
    written.forEach((path, file) -> {
      if (file.getKind() != JavaFileObject.Kind.SOURCE) {
        classes.add(new ClassFile(path, file.content.toByteArray()));
      }
    });
    return classes;
  }

  boolean overflowed() {
    return bytes > maxBytes;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    return create(className.replace('.', '/') + kind.extension, kind);
  }

  @Override
  public FileObject getFileForOutput(
      Location location, String packageName, String relativeName, FileObject sibling) {
    return create(path(packageName, relativeName), JavaFileObject.Kind.OTHER);
  }

  @Override
  public FileObject getFileForInput(Location location, String packageName, String relativeName)
      throws IOException {
    Written file = written.get(path(packageName, relativeName));
    if (file != null) {
      return file;
    }
    // JMH reads the list of an earlier round, and takes this for "there was none".
    throw new FileNotFoundException(relativeName);
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    // Nothing that a compile wrote is an input of it; javac has it in its symbol table.
    return location == StandardLocation.CLASS_OUTPUT
        ? List.of()
        : super.list(location, packageName, kinds, recurse);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a.toUri().equals(b.toUri());
  }

  private static String path(String packageName, String relativeName) {
    return packageName.isEmpty()
        ? relativeName
        : packageName.replace('.', '/') + '/' + relativeName;
  }

  private Written create(String path, JavaFileObject.Kind kind) {
    Written file = new Written(path, kind);
    written.put(path, file);
    return file;
  }

  private final class Written extends SimpleJavaFileObject {

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    private Written(String path, Kind kind) {
      super(URI.create("hotpath:///out/" + path), kind);
    }

    @Override
    public OutputStream openOutputStream() {
      content.reset();
      return new OutputStream() {
        @Override
        public void write(int b) {
          write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
          bytes += length;
          if (!overflowed()) { // counted all the same, so that the caller learns of it
            content.write(buffer, offset, length);
          }
        }
      };
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(content.toByteArray());
    }

    @Override
    public Reader openReader(boolean ignoreEncodingErrors) {
      return new StringReader(content.toString(StandardCharsets.UTF_8));
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content.toString(StandardCharsets.UTF_8);
    }
  }
}
