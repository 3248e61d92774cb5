package dev.hotpath;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A line to a server that can be cut, or can stop carrying anything while it seems to be up. */
public final class Wire implements AutoCloseable {

  private enum State {
    UP,
    /** Nothing gets through, and nobody is told. */
    STALLED,
    /** Whatever is open is broken off, and whatever is opened. */
    CUT
  }

  private final URI server;
  private final ServerSocket entrance;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock changing = new ReentrantLock();
  private final Condition changed = changing.newCondition();
  private volatile State state = State.UP;

  private Wire(URI server, ServerSocket entrance) {
    this.server = server;
    this.entrance = entrance;
  }

  /** Lays one to a server. */
  public static Wire to(URI server) throws IOException {
    Wire wire = new Wire(server, new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
    Thread.startVirtualThread(wire::accept);
    return wire;
  }

  /** Where its near end is. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
  }

  /** Breaks off all connections, and each that is opened. */
  public void cut() {
    set(State.CUT);
    sockets.forEach(Wire::close);
  }

  /** Carries nothing any more; connections stay open. */
  public void stall() {
    set(State.STALLED);
  }

  /** Carries again what is sent, and what was held up. */
  public void mend() {
    set(State.UP);
  }

  private void set(State next) {
    changing.lock();
    try {
      state = next;
      changed.signalAll();
    } finally {
      changing.unlock();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket near = entrance.accept();
        sockets.add(near);
        Thread.startVirtualThread(() -> connect(near));
      }
    } catch (IOException closed) {
      // As it is at the end.
    }
  }

  private void connect(Socket near) {
    try {
      if (state == State.CUT) {
        close(near);
        return;
      }
      Socket far = new Socket(server.getHost(), server.getPort());
      sockets.add(far);
      Thread.startVirtualThread(() -> carry(near, far));
      carry(far, near);
    } catch (IOException gone) {
      close(near);
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] bytes = new byte[16 << 10];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        awaitMoving();
        out.write(bytes, 0, n);
        out.flush();
      }
    } catch (IOException gone) {
      // One end has left, or the line was cut.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(from);
      close(to);
    }
  }

  private void awaitMoving() throws InterruptedException {
    changing.lock();
    try {
      while (state == State.STALLED) {
        changed.await();
      }
    } finally {
      changing.unlock();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Then it is closed.
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      // Then it is closed.
    }
    cut();
  }
}
