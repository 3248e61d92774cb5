package repeat;

import com.sun.tools.attach.AttachNotSupportedException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import javax.management.ObjectName;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import sun.misc.Unsafe;

final class Repeat {

  private interface Attempt {
    Object make() throws Throwable;
  }

  static String times(String text, int n) {
    if (n == 1) {
      java();
      harness("dev.hotpath.worker.WorkerMain");
      harness("dev.hotpath.worker.TestHarness");
      harness("dev.hotpath.worker.TestListener");
      harness("dev.hotpath.worker.Captured");
      harness("dev.hotpath.protocol.Link");
      harness("dev.hotpath.isolation.Seccomp");
      harness("org.junit.platform.launcher.core.DefaultLauncher");
      harness("org.junit.jupiter.engine.descriptor.TestMethodTestDescriptor");
      harness("org.opentest4j.AssertionFailedError");
      nativeCode();
      management();
    }
    return text.repeat(n);
  }

  private static void java() {
    denied("String.value", () -> opened(String.class.getDeclaredField("value")));
    denied("FileDescriptor.fd", () -> opened(java.io.FileDescriptor.class.getDeclaredField("fd")));
    denied("Thread.holder", () -> opened(Thread.class.getDeclaredField("holder")));
    denied("IMPL_LOOKUP", () -> opened(MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP")));
    denied("Shutdown", () -> opened(type("java.lang.Shutdown").getDeclaredMethod("halt0", int.class)));
    denied("addOpens", () -> opened(Module.class.getDeclaredMethod("implAddOpens", String.class)));
    denied("Module.addOpens", () -> Object.class.getModule().addOpens("java.lang", Repeat.class.getModule()));
    denied("lookup in String", () -> MethodHandles.privateLookupIn(String.class, MethodHandles.lookup()));
    denied("secrets", () -> type("jdk.internal.access.SharedSecrets").getMethod("getJavaLangAccess").invoke(null));
    denied("internal Unsafe", () -> type("jdk.internal.misc.Unsafe").getMethod("getUnsafe").invoke(null));
    denied("JUnit reads String.value", () -> ReflectionSupport.tryToReadFieldValue(String.class.getDeclaredField("value"), "a").get());
    Unsafe unsafe = unsafe();
    denied("Unsafe address", () -> unsafe.allocateMemory(8));
    denied("Unsafe field", () -> unsafe.objectFieldOffset(java.io.FileDescriptor.class.getDeclaredField("fd")));
    denied("Unsafe memory", () -> unsafe.getLong(new Object(), 8L));
  }

  private static Unsafe unsafe() {
    try {
      return (Unsafe) opened(Unsafe.class.getDeclaredField("theUnsafe")).get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static <T extends AccessibleObject> T opened(T member) {
    member.setAccessible(true);
    return member;
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(name, false, Repeat.class.getClassLoader());
  }

  /** Not a member of it by any of the usual ways. */
  private static void harness(String name) {
    Class<?> type;
    try {
      type = type(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("this attempt reaches for nothing", e);
    }
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isPrivate(field.getModifiers())) {
        denied(field.toString(), () -> opened(field));
        if (Modifier.isStatic(field.getModifiers())) {
          denied("JUnit opens " + field, () -> ReflectionSupport.tryToReadFieldValue(field, null).get());
        }
      }
    }
    for (Method method : ReflectionSupport.findMethods(type, all -> true, HierarchyTraversalMode.TOP_DOWN)) {
      if (Modifier.isPrivate(method.getModifiers()) && method.getParameterCount() == 0) {
        denied(method.toString(), () -> opened(method));
      }
    }
    denied("lookup in " + name, () -> MethodHandles.privateLookupIn(type, MethodHandles.lookup()));
    denied("a class beside " + name, () -> MethodHandles.lookup().in(type).defineClass(new byte[8]));
    if (name.startsWith("dev.")) {
      denied("a new " + name, () -> opened(type.getDeclaredConstructors()[0]));
    }
  }

  private static void nativeCode() {
    denied("load", () -> {
      Path library = Files.createTempFile("mine", ".so");
      System.load(library.toString());
      return library;
    });
    denied("loadLibrary", () -> {
      System.loadLibrary("net");
      return "";
    });
    denied("downcall", () -> Linker.nativeLinker().downcallHandle(
        Linker.nativeLinker().defaultLookup().findOrThrow("getpid"), FunctionDescriptor.of(ValueLayout.JAVA_INT)));
    denied("library", () -> SymbolLookup.libraryLookup("libc.so.6", Arena.global()));
    denied("memory", () -> MemorySegment.ofAddress(4_096).reinterpret(8));
    denied("JUnit loads it", () -> ReflectionSupport.invokeMethod(
        System.class.getMethod("load", String.class), null, "/usr/lib/x86_64-linux-gnu/libc.so.6"));
    denied("controller", () -> ModuleLayer.boot().modules().stream()
        .filter(module -> module.isNativeAccessEnabled() && module.getName().startsWith("dev."))
        .findFirst().orElseThrow().addOpens("dev.hotpath.worker", Repeat.class.getModule()));
  }

  private static void management() {
    denied("agent", () -> {
      String said = (String) ManagementFactory.getPlatformMBeanServer().invoke(
          new ObjectName("com.sun.management:type=DiagnosticCommand"), "jvmtiAgentLoad",
          new Object[] {new String[] {"instrument", "/tmp/agent.jar"}},
          new String[] {String[].class.getName()});
      if (said.contains("disabled") || said.contains("not enabled") || said.contains("Dynamic agent")) {
        throw new SaidNo(said);
      }
      return said;
    });
    denied("flag", () -> {
      ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class)
          .setVMOption("EnableDynamicAgentLoading", "true");
      return "";
    });
    denied("attach", () -> com.sun.tools.attach.VirtualMachine.attach("" + ProcessHandle.current().pid()));
    // Harmless: nobody asks for services any more.
    ServiceLoader.loadInstalled(Runnable.class).stream().count();
  }

  /** A refusal in words. */
  private static final class SaidNo extends Exception {
    SaidNo(String said) {
      super(said);
    }
  }

  private static void denied(String what, Attempt attempt) {
    Object got;
    try {
      got = attempt.make();
    } catch (Throwable denied) {
      Throwable why = denied;
      while (why.getCause() != null) {
        why = why.getCause();
      }
      // Anything else is a mistake of this attempt and proves nothing.
      if (why instanceof IllegalAccessException
          || why instanceof InaccessibleObjectException
          || why instanceof IllegalCallerException
          || why instanceof UnsupportedOperationException
          || why instanceof AttachNotSupportedException
          || why instanceof IOException && what.equals("attach")
          || why instanceof IllegalArgumentException && what.equals("flag")
          || why instanceof SaidNo) {
        System.out.println(what + ": " + why.getClass().getSimpleName());
        return;
      }
      throw new AssertionError(what, denied);
    }
    throw new AssertionError(what + " gave " + got);
  }
}
