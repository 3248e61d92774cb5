import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One fork for {@link Duet}, which waits for a line on its input before each iteration. It says
 * {@code due} when it waits, and its iterations' figures in the end.
 */
public final class GatedFork {

  private GatedFork() {}

  /** Takes the benchmark's name; number and milliseconds of warm-ups, and of iterations. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out;
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.setOut(System.err);
    OutputFormat silent =
        OutputFormatFactory.createFormatInstance(
            new PrintStream(OutputStream.nullOutputStream()), VerboseMode.SILENT);
    OutputFormat gate =
        (OutputFormat)
            Proxy.newProxyInstance(
                GatedFork.class.getClassLoader(),
                new Class<?>[] {OutputFormat.class},
                (proxy, method, values) -> {
                  if (method.getName().equals("iteration")) {
                    out.println("due");
                    if (in.readLine() == null) {
                      System.exit(3);
                    }
                  }
                  return method.invoke(silent, values);
                });
    Options options =
        new OptionsBuilder()
            .include("\\." + arguments[0] + "$")
            .forks(0)
            .warmupIterations(Integer.parseInt(arguments[1]))
            .warmupTime(TimeValue.milliseconds(Integer.parseInt(arguments[2])))
            .measurementIterations(Integer.parseInt(arguments[3]))
            .measurementTime(TimeValue.milliseconds(Integer.parseInt(arguments[4])))
            .build();
    RunResult result = new Runner(options, gate).runSingle();
    StringJoiner figures = new StringJoiner(" ");
    result.getBenchmarkResults().iterator().next().getIterationResults()
        .forEach(iteration -> figures.add("" + iteration.getPrimaryResult().getScore()));
    out.println(figures);
  }
}
