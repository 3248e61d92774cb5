package dev.hotpath.run;

import dev.hotpath.grade.Variation;
import dev.hotpath.protocol.ClassFile;
import java.util.List;

/** Measures a benchmark in one fork that nobody takes turns with. */
record OneFork(Workers workers, BenchmarkKit kit, List<ClassFile> yours) {

  Trial.Fork take(String benchmark, boolean starter, List<String> counters)
      throws InterruptedException, Trial.Stop {
    return take(benchmark, starter, new Variation(List.of(), List.of(), counters));
  }

  Trial.Fork take(String benchmark, boolean starter, Variation variation)
      throws InterruptedException, Trial.Stop {
    Trial.Task task =
        new Trial.Task(
            () -> workers.forMeasuring(kit.exercise(), variation.flags()),
            starter,
            benchmark,
            starter ? List.of() : yours,
            variation.parameters(),
            variation.counters());
    Trial trial = new Trial(kit, Rig.PATIENT.fork(), new WorkerSlot(), new RawData());
    return new Underway<>(List.of(trial.of(task))).finish().getFirst();
  }
}
