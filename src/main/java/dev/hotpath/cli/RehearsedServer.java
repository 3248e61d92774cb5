package dev.hotpath.cli;

import dev.hotpath.rehearsal.Host;
import dev.hotpath.run.Installation;
import dev.hotpath.run.OwnServer;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** A server of this program in a folder that is deleted with it. */
final class RehearsedServer implements Host {

  private final Scratch scratch;
  private final Function<Integer, List<String>> arguments;
  private final URI address;
  private final String said;
  private volatile OwnServer server;

  /**
   * Starts it.
   *
   * @param arguments of the program, given its port; 0 for any that is free
   */
  RehearsedServer(Scratch scratch, Function<Integer, List<String>> arguments)
      throws InterruptedException {
    this.scratch = scratch;
    this.arguments = arguments;
    server = start(0);
    address = server.address();
    said = server.said();
  }

  private OwnServer start(int port) throws InterruptedException {
    return scratch.keep(OwnServer.start(Installation.find(), arguments.apply(port), scratch.log()));
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public ProcessHandle process() {
    return server.process();
  }

  @Override
  public String said() {
    return said;
  }

  @Override
  public void killAndRestart() throws InterruptedException {
    server.kill();
    server = start(address.getPort());
  }
}
