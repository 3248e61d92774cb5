package dev.hotpath.worker;

import dev.hotpath.protocol.Job;
import dev.hotpath.protocol.JobEvent;
import dev.hotpath.protocol.Link;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes under the JUnit Platform Launcher and reports each test as it ends. */
final class TestHarness {

  private static final String NATIVE_IMAGE = "org.graalvm.nativeimage.imagecode";
  private static final Launcher LAUNCHER = launcher();

  private final Link link;
  private final Thread testThread = Thread.currentThread();

  TestHarness(Link link) {
    this.link = link;
  }

  void run(Job.RunTests job) throws IOException {
    Probes probes = job.probes().isEmpty() ? Probes.NONE : Probes.in(job.probes());
    Captured captured = Captured.install();
    TestListener listener = new TestListener(link, captured);
    Thread watch = watch(job.patienceMillis(), listener);
    execute(job.testClasses(), listener);
    watch.interrupt();
    if (!job.probes().isEmpty()) {
      link.send(new JobEvent.Covered(probes.passed()));
    }
    link.send(new JobEvent.TestsEnded(listener.ended(), captured.take()));
  }

  private static void execute(List<String> testClasses, TestExecutionListener listener) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(testClasses.stream().map(DiscoverySelectors::selectClass).toList())
            .build();
    LAUNCHER.execute(request, listener);
  }

  /**
   * Jupiter and nothing else: what lies on the class path has no say in how tests run. One session
   * for the JVM's life: without it each execution makes a launcher of its own, with all listeners.
   */
  private static Launcher launcher() {
    // JUnit then leaves out its JFR events, whose set-up is a quarter of all that it does at start.
    System.setProperty(NATIVE_IMAGE, "runtime");
    try {
      return session().getLauncher();
    } finally {
      System.clearProperty(NATIVE_IMAGE);
    }
  }

  @SuppressWarnings("MustBeClosed") // it ends with this JVM
  private static LauncherSession session() {
    return LauncherFactory.openSession(
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestEngines(jupiter())
            .build());
  }

  // Its class is not exported by its module; the service is.
  private static TestEngine jupiter() {
    return ServiceLoader.load(TestEngine.class, TestHarness.class.getClassLoader()).stream()
        .filter(provider ->
            provider.type().getName().equals("org.junit.jupiter.engine.JupiterTestEngine"))
        .findFirst()
        .orElseThrow()
        .get();
  }

  /** Says where the tests are when they take too long; the parent then ends this JVM. */
  private Thread watch(long patienceMillis, TestListener listener) {
    Thread watcher =
        new Thread(
            () -> {
              try {
                Thread.sleep(patienceMillis);
                List<String> stack =
                    Arrays.stream(testThread.getStackTrace())
                        .limit(64)
                        .map(StackTraceElement::toString)
                        .toList();
                link.send(new JobEvent.Hanging(listener.running(), stack));
              } catch (InterruptedException | IOException e) {
                Thread.currentThread().interrupt(); // the parent's own clock ends it then
              }
            },
            "hotpath-watch");
    watcher.setDaemon(true);
    watcher.setPriority(Thread.MAX_PRIORITY);
    watcher.start();
    return watcher;
  }
}
