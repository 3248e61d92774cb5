package orders;

final class Orders {
  synchronized long confirm(long number) throws InterruptedException {
    if (number % 50 == 0) {
      Thread.sleep(300);
    }
    return number + 1;
  }
}
