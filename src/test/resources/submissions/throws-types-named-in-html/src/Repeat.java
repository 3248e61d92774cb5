package repeat;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;

final class Repeat {

  private static final RuntimeException NAMED = named();

  private static RuntimeException named() {
    ClassDesc parent = ClassDesc.of("java.lang.RuntimeException");
    byte[] type =
        ClassFile.of()
            .build(
                ClassDesc.ofInternalName("repeat/<img src=x onerror=alert(1)>"),
                made ->
                    made.withSuperclass(parent)
                        .withMethodBody(
                            "<init>",
                            MethodTypeDesc.of(ConstantDescs.CD_void),
                            0,
                            code ->
                                code.aload(0)
                                    .ldc("</script><script>alert(1)</script>")
                                    .invokespecial(
                                        parent,
                                        "<init>",
                                        MethodTypeDesc.of(
                                            ConstantDescs.CD_void, ConstantDescs.CD_String))
                                    .return_()));
    try {
      return (RuntimeException)
          MethodHandles.lookup().defineClass(type).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  static String times(String text, int n) {
    throw NAMED;
  }
}
