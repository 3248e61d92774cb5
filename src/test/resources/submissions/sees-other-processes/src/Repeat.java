package repeat;

import java.util.List;

final class Repeat {

  static String times(String text, int n) {
    if (n == 1) {
      // Its own JVM, and bubblewrap as the first process of this namespace.
      List<ProcessHandle> others =
          ProcessHandle.allProcesses()
              .filter(process -> process.pid() != ProcessHandle.current().pid())
              .filter(process -> process.pid() != 1)
              .toList();
      if (!others.isEmpty()) {
        throw new AssertionError(others.stream().map(ProcessHandle::info).toList());
      }
    }
    return text.repeat(n);
  }
}
