package dev.hotpath.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a user leaves where anyone may write, and what becomes of it when its id is given back. */
@Timeout(120)
class OwnUidTest {

  private final String mark = "hotpath-test-" + UUID.randomUUID();
  private final List<Integer> leased = new ArrayList<>();
  private Path mine;

  @BeforeEach
  void make_a_folder_of_our_own() throws IOException {
    assumeTrue(OwnUid.possible(), "only root gives user ids away");
    mine = Files.createDirectory(Path.of("/tmp", mark + "-mine"));
    Files.setPosixFilePermissions(mine, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @AfterEach
  void remove_it() {
    leased.forEach(OwnUid::giveBack);
    if (mine != null) {
      Folders.discard(mine);
    }
  }

  private int lease() {
    int uid = OwnUid.lease().orElseThrow();
    leased.add(uid);
    return uid;
  }

  private void giveBack(Integer uid) {
    leased.remove(uid);
    OwnUid.giveBack(uid);
  }

  private Path open(String name) throws IOException {
    Path folder = Files.createDirectory(mine.resolve(name));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    return folder;
  }

  private void as(int uid, String script) throws Exception {
    List<String> command = new ArrayList<>(OwnUid.command(OptionalInt.of(uid)));
    command.addAll(List.of("/bin/sh", "-ec", script, "sh", mark, mine.toString()));
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), script);
  }

  private List<Path> left() throws IOException {
    List<Path> left = new ArrayList<>();
    for (String folder : List.of("/tmp", "/var/tmp", "/dev/shm")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        files
            .filter(file -> file.getFileName().toString().contains(mark) && !file.equals(mine))
            .forEach(left::add);
      }
    }
    return left;
  }

  @Test
  void all_files_of_a_user_are_gone_when_its_id_is_given_back() throws Exception {
    int uid = lease();
    as(
        uid,
        """
        for folder in /tmp /var/tmp /dev/shm; do echo >"$folder/$1"; done
        echo >"/tmp/-rf $1
        on two lines"
        mkfifo "/tmp/fifo-$1"
        mkdir -p "/tmp/deep-$1/a/b/c/d" "/tmp/shut-$1/a"
        echo >"/tmp/shut-$1/a/b"
        chmod 000 "/tmp/shut-$1/a" "/tmp/shut-$1"
        i=0
        while [ $i -lt 3000 ]; do i=$((i + 1)); : >"/tmp/$i-$1"; done
        """);
    assertTrue(left().size() > 3_000, "then this proves something");
    giveBack(uid);
    assertEquals(List.of(), left());
  }

  @Test
  void nothing_behind_a_link_is_touched_and_nothing_of_another_user() throws Exception {
    int uid = lease();
    int other = lease();
    open("behind");
    as(other, "echo >/tmp/$1");
    as(
        uid,
        """
        echo >"$2/behind/kept"
        ln -s "$2/behind" "/tmp/link-$1"
        mkdir "/tmp/folder-$1"
        ln -s "$2/behind" "/tmp/folder-$1/link"
        ln -s "/tmp/$1" "/tmp/folder-$1/file"
        """);
    giveBack(uid);
    assertTrue(Files.exists(mine.resolve("behind/kept")));
    assertEquals(List.of(Path.of("/tmp", mark)), left());
    giveBack(other);
    assertEquals(List.of(), left());
  }

  @Test
  void a_folder_in_which_anyone_may_write_is_looked_into() throws Exception {
    int uid = lease();
    Files.setPosixFilePermissions(mine, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path ours = Files.writeString(open("shared").resolve("ours"), "");
    as(uid, "echo >\"$2/shared/theirs\"");
    giveBack(uid);
    try (Stream<Path> files = Files.list(mine.resolve("shared"))) {
      assertEquals(List.of(ours), files.toList());
    }
  }

  @Test
  void what_a_killed_server_left_is_cleared_by_the_next() throws Exception {
    int uid = lease();
    as(uid, "mkdir /tmp/$1; echo >/tmp/$1/file; echo >/dev/shm/$1");
    OwnUid.clearAll(uid + 1, 1);
    assertEquals(2, left().size(), "of the users asked for alone");
    OwnUid.clearAll(uid, 1);
    assertEquals(List.of(), left());
  }

  @Test
  void where_all_ids_are_taken_no_child_gets_the_servers_own() {
    RunException thrown =
        assertThrows(
            RunException.class,
            () -> {
              for (int i = 0; i < 1_000; i++) {
                lease();
              }
            });
    assertEquals(
        "all user ids for submissions are taken; wait until others have ended",
        thrown.getMessage());
  }
}
