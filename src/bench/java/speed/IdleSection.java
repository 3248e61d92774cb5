package speed;

import static speed.Report.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Memory of a server that has warmed up and has nothing to do. */
final class IdleSection implements Section {

  private static final class Sum {
    private int processes;
    private long proportional;
    private long resident;
    private boolean unreadable;
  }

  @Override
  public boolean wantsSettledServer() {
    return true;
  }

  @Override
  public void measure(Bench bench, Report report) throws Exception {
    Map<String, Sum> kinds = new TreeMap<>();
    Sum all = new Sum();
    Server server = bench.settledServer();
    Report.progress("idle: %d s of nothing", bench.plan().idleSeconds());
    Thread.sleep(bench.plan().idleSeconds() * 1_000L);
    for (long pid : ProcessTree.of(server.pid()).pids()) {
      Optional<ProcessTree.Memory> memory = ProcessTree.Memory.of(pid);
      for (Sum sum :
          List.of(kinds.computeIfAbsent(ProcessTree.kind(pid), kind -> new Sum()), all)) {
        sum.processes++;
        sum.proportional += memory.map(ProcessTree.Memory::proportional).orElse(0L);
        sum.resident += memory.map(ProcessTree.Memory::resident).orElse(0L);
        sum.unreadable |= memory.isEmpty();
      }
    }
    report.say("Idle, all its processes together take %,d MB.", all.proportional >> 10);
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "processes", "PSS", "RSS"));
    kinds.forEach((kind, sum) -> rows.add(row(kind, sum)));
    rows.add(row("all", all));
    report.table(format("Memory after %d s of idleness", bench.plan().idleSeconds()), rows);
    report.note(
        "PSS counts shared pages by share, so that its sum is true; RSS counts them in full.");
    if (all.unreadable) {
      report.note("* some processes belong to another user, or ended; start as root to see all.");
    }
    List<Object> samples = new ArrayList<>();
    kinds.forEach((kind, sum) ->
        samples.add(
            Map.of(
                "kind", kind,
                "processes", sum.processes,
                "pssKilobytes", sum.proportional,
                "rssKilobytes", sum.resident)));
    report.samples("idle", samples);
  }

  private static List<String> row(String kind, Sum sum) {
    String mark = sum.unreadable ? "*" : "";
    return List.of(
        kind,
        format("%d", sum.processes),
        format("%,.1f MB%s", sum.proportional / 1024.0, mark),
        format("%,.1f MB%s", sum.resident / 1024.0, mark));
  }
}
