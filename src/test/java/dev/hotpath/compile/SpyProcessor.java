package dev.hotpath.compile;

import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** A processor that leaves a trace as soon as anyone makes one. */
@SupportedAnnotationTypes("*")
public final class SpyProcessor extends AbstractProcessor {

  static final String RAN = "dev.hotpath.compile.ran";

  /** Found by its name in {@code META-INF/services}. */
  public SpyProcessor() {
    System.setProperty(RAN, "made");
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {
    return false;
  }
}
