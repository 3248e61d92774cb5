package repeat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;

final class Repeat {

  static {
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    System.setErr(new PrintStream(OutputStream.nullOutputStream()));
    System.setProperties(new Properties());
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> System.exit(0));
    Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> System.exit(0));
    Thread.currentThread().setContextClassLoader(null);
    Thread.currentThread().setName("</script>");
  }

  static String times(String text, int n) {
    return text.repeat(n);
  }
}
