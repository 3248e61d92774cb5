package greeter;

final class Greeter {
  static String greeting(String name) throws InterruptedException {
    Thread.sleep(100);
    return "Hello " + name;
  }
}
