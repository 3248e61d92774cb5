package dev.hotpath.run;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * One child's share of the host, from before it starts until nothing of it is left.
 *
 * @param folder for its socket, and in the lower tier its files
 * @param uid its own; empty where this server can't give any away
 * @param cgroup that counts and limits it
 */
record Berth(Path folder, OptionalInt uid, Cgroup cgroup) implements AutoCloseable {

  /** Takes one. */
  static Berth take(Installation installation, Cgroup.Share share) {
    HostClaim host = HostClaim.own();
    OptionalInt uid = OpenToAll.test(installation.java()) ? OwnUid.lease() : OptionalInt.empty();
    Path folder = host.newFolder();
    return new Berth(folder, uid, Cgroup.create(folder.getFileName().toString(), share));
  }

  /** The prefix of a command that starts as this child, with its limits. */
  List<String> prefix() {
    return Stream.concat(cgroup.prefix().stream(), OwnUid.command(uid).stream()).toList();
  }

  /** Gives it back; ends whatever the child has started and not ended. */
  @Override
  public void close() {
    cgroup.close();
    uid.ifPresent(OwnUid::giveBack);
    Folders.discard(folder);
  }
}
