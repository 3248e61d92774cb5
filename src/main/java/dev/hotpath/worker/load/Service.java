package dev.hotpath.worker.load;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * A service of an exercise: started by its constructor, asked by {@code request(long)}, which takes
 * a number that never comes twice and checks its own answer, and closed in the end. By these names
 * alone, so that an exercise compiles without a class of ours.
 */
final class Service implements AutoCloseable {

  private final MethodHandle request;
  private final AutoCloseable instance;

  private Service(MethodHandle request, AutoCloseable instance) {
    this.request = request;
    this.instance = instance;
  }

  /**
   * Starts it.
   *
   * @throws Throwable what its constructor throws, or why it is no service
   */
  static Service start(String name) throws Throwable {
    Class<?> type = Class.forName(name);
    Constructor<?> constructor = type.getDeclaredConstructor();
    Method method = type.getDeclaredMethod("request", long.class);
    constructor.setAccessible(true);
    method.setAccessible(true);
    Object instance;
    try {
      instance = constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (!(instance instanceof AutoCloseable closeable)) {
      throw new IllegalArgumentException(name + " does not implement AutoCloseable");
    }
    return new Service(
        MethodHandles.lookup()
            .unreflect(method)
            .bindTo(instance)
            .asType(MethodType.methodType(void.class, long.class)),
        closeable);
  }

  /** Asks once, and comes back with the answer. */
  void request(long number) throws Throwable {
    request.invokeExact(number);
  }

  @Override
  public void close() throws Exception {
    instance.close();
  }
}
