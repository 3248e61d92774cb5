package dev.hotpath.worker.layout;

import dev.hotpath.protocol.ClassFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the classes of a job before they are loaded: what JMH generates tells {@link States} of
 * its instances, all others tell {@link Writes} which fields and elements they write. The time that
 * it takes does not count here, since nothing is timed.
 */
public final class Hooks {

  private static final ClassDesc STATES = ClassDesc.of(States.class.getName());
  private static final ClassDesc WRITES = ClassDesc.of(Writes.class.getName());
  private static final MethodTypeDesc OBJECT =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);
  private static final MethodTypeDesc PLACE =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_int);
  private static final String CLASS = ".class";
  private static final String HARNESS = "_jmhTest" + CLASS;

  private final Map<String, byte[]> byPath = new HashMap<>();
  private final java.lang.classfile.ClassFile reader;

  private Hooks(List<ClassFile> classes) {
    classes.forEach(file -> byPath.put(file.path(), file.bytes()));
    // Classes are not loaded for it: some of them are those that are rewritten.
    reader =
        java.lang.classfile.ClassFile.of(
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(this::resource)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  private @Nullable InputStream resource(ClassDesc type) {
    String descriptor = type.descriptorString();
    byte[] bytes = byPath.get(descriptor.substring(1, descriptor.length() - 1) + CLASS);
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }

  /** The same classes with hooks in them; one that can't be rewritten stays as it is. */
  public static List<ClassFile> in(List<ClassFile> classes) {
    Hooks hooks = new Hooks(classes);
    return classes.stream()
        .map(file -> file.path().endsWith(CLASS) ? hooks.rewritten(file) : file)
        .toList();
  }

  private ClassFile rewritten(ClassFile file) {
    try {
      ClassModel model = reader.parse(file.bytes());
      if (file.path().contains("/" + States.GENERATED + "/") && !file.path().endsWith(HARNESS)) {
        return file;
      }
      ClassTransform transform = file.path().endsWith(HARNESS) ? telling() : noting();
      return new ClassFile(file.path(), reader.transformClass(model, transform));
    } catch (IllegalArgumentException e) {
      return file;
    }
  }

  private static ClassTransform telling() {
    return ClassTransform.transformingMethodBodies(
        method -> method.methodName().equalsString(ConstantDescs.INIT_NAME),
        (code, element) -> {
          if (element instanceof ReturnInstruction) {
            code.aload(0).invokestatic(STATES, "add", OBJECT);
          }
          code.with(element);
        });
  }

  /** What a constructor writes no other thread has seen yet. */
  private static ClassTransform noting() {
    CodeTransform writes = Hooks::note;
    return ClassTransform.transformingMethodBodies(
        method ->
            !method.methodName().equalsString(ConstantDescs.INIT_NAME)
                && !method.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME),
        writes);
  }

  private static void note(CodeBuilder code, CodeElement element) {
    if (element instanceof FieldInstruction write && write.opcode() == Opcode.PUTFIELD) {
      int value = keep(code, TypeKind.from(write.typeSymbol()));
      code.dup();
      code.loadConstant(Writes.number(write.owner().asInternalName(), write.name().stringValue()));
      code.invokestatic(WRITES, "field", PLACE);
      code.loadLocal(TypeKind.from(write.typeSymbol()), value);
    } else if (element instanceof ArrayStoreInstruction write) {
      int value = keep(code, write.typeKind());
      code.dup2().invokestatic(WRITES, "element", PLACE);
      code.loadLocal(write.typeKind(), value);
    }
    code.with(element);
  }

  private static int keep(CodeBuilder code, TypeKind kind) {
    int local = code.allocateLocal(kind);
    code.storeLocal(kind, local);
    return local;
  }
}
