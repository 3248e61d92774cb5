package dev.hotpath.compile;

import dev.hotpath.protocol.SourceFile;
import java.net.URI;
import java.net.URISyntaxException;
import javax.tools.SimpleJavaFileObject;

/** A submitted file, as javac reads it. */
final class MemorySource extends SimpleJavaFileObject {

  private final SourceFile file;

  MemorySource(SourceFile file) {
    super(uri(file.path()), Kind.SOURCE);
    this.file = file;
  }

  private static URI uri(String path) {
    try {
      return new URI("hotpath", null, "/" + path, null); // quotes what a path may hold
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no path of a source: " + path, e);
    }
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return file.text();
  }
}
