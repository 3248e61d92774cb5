package orders;

public class OrderService implements AutoCloseable {
  private final Orders orders = new Orders();

  public void request(long number) throws Exception {
    if (orders.confirm(number) != number + 1) {
      throw new AssertionError("order " + number + " was confirmed as another");
    }
  }

  @Override
  public void close() {}
}
