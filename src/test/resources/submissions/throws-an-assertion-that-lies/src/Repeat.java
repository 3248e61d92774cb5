package repeat;

import org.opentest4j.AssertionFailedError;

final class Repeat {

  static final class Lie extends AssertionFailedError {

    @Override
    public boolean isExpectedDefined() {
      throw new StackOverflowError();
    }

    @Override
    public String getMessage() {
      return null;
    }
  }

  static String times(String text, int n) {
    if (n == 50) {
      throw new Lie();
    }
    return text.repeat(n);
  }
}
