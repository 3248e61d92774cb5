package dev.hotpath.evidence.flame;

/** Which lines of the earlier code are in the later, and where: an edit moves those below it. */
public interface MovedLines {

  /** For code that is the same. */
  MovedLines NONE =
      new MovedLines() {
        @Override
        public int after(String file, int line) {
          return line;
        }

        @Override
        public int before(String file, int line) {
          return line;
        }
      };

  /** Number in the later code of a line of the earlier, from 1; 0 where it is gone. */
  int after(String file, int line);

  /** Number in the earlier code of a line of the later, from 1; 0 where it is new. */
  int before(String file, int line);
}
