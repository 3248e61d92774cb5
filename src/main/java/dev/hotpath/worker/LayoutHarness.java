package dev.hotpath.worker;

import dev.hotpath.protocol.HeapLayout;
import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.Link;
import dev.hotpath.worker.layout.Hooks;
import dev.hotpath.worker.layout.LayoutReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs one benchmark for a moment, and reads the layout of its objects between two iterations. */
final class LayoutHarness {

  private final Link link;

  LayoutHarness(Link link) {
    this.link = link;
  }

  /** The same with classes that tell what is asked of them. */
  static Job.RunLayout hooked(Job.RunLayout job) {
    return new Job.RunLayout(Hooks.in(job.classes()), job.types(), job.benchmark(), job.millis());
  }

  void run(Job.RunLayout job) throws IOException {
    Captured.install();
    List<Class<?>> classes = classes(job);
    @Nullable HeapLayout[] read = new @Nullable HeapLayout[1];
    JmhOutput output =
        new JmhOutput(
            new JmhOutput.Listener() {
              private int begun;

              /** The first makes the state, the second is watched, and the third lets go of it. */
              @Override
              public void before() throws IOException {
                if (++begun == 2) {
                  LayoutReader.watchWrites();
                } else if (begun == 3) {
                  try {
                    read[0] = LayoutReader.read(classes);
                  } catch (ReflectiveOperationException e) {
                    throw new IOException(e);
                  }
                }
              }
            });
    var options =
        Jmh.options(job.benchmark())
            .warmupIterations(2)
            .warmupTime(TimeValue.milliseconds(job.millis()))
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(job.millis()))
            .build();
    try {
      new Runner(options, output).run();
    } catch (RunnerException e) {
      link.send(Jmh.failure(e));
      return;
    }
    HeapLayout layout = read[0];
    link.send(
        layout == null
            ? new JobEvent.HarnessFailed("JMH found no benchmark '" + job.benchmark() + "'")
            : new JobEvent.LaidOut(layout));
  }

  private static List<Class<?>> classes(Job.RunLayout job) {
    List<Class<?>> classes = new ArrayList<>();
    for (String name : job.types()) {
      try {
        classes.add(Class.forName(name, false, LayoutHarness.class.getClassLoader()));
      } catch (ClassNotFoundException | LinkageError e) {
        // Who uses it has said so.
      }
    }
    return classes;
  }
}
