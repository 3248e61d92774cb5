package greeter;

final class Greeter {
  static String greeting(String name) throws InterruptedException {
    Thread.sleep(1_500);
    return "Hello " + name;
  }
}
