package repeat;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

final class Repeat {

  private static final MethodHandle WORK = work();

  private static MethodHandle work() {
    MethodTypeDesc type =
        MethodTypeDesc.of(
            ConstantDescs.CD_String, ConstantDescs.CD_String, ConstantDescs.CD_int);
    byte[] made =
        ClassFile.of()
            .build(
                ClassDesc.ofInternalName("repeat/<img src=x onerror=alert(1)>"),
                work ->
                    work.withMethodBody(
                        "</script>".replace('<', '(').replace('>', ')').replace('/', '|'),
                        type,
                        ClassFile.ACC_STATIC,
                        code ->
                            code.aload(0)
                                .iload(1)
                                .invokevirtual(
                                    ConstantDescs.CD_String,
                                    "repeat",
                                    MethodTypeDesc.of(
                                        ConstantDescs.CD_String, ConstantDescs.CD_int))
                                .areturn()));
    try {
      return MethodHandles.lookup()
          .findStatic(
              MethodHandles.lookup().defineClass(made),
              "(|script)",
              MethodType.methodType(String.class, String.class, int.class));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  static String times(String text, int n) {
    try {
      return (String) WORK.invokeExact(text, n);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
