package dev.hotpath.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tier {@code process}: a user id of its own where possible, limits, and the parent's clock. */
public record ProcessSandbox() implements Sandbox {

  @Override
  public String tier() {
    return "process";
  }

  @Override
  public String explained() {
    return "Submissions run in processes with limits on time, memory and files, but can read what"
        + " the server's machine lets anyone read and can use its network. Good for one learner on"
        + " a machine of their own.";
  }

  @Override
  public Place place(Path folder) {
    Path work = folder.resolve("work");
    return new Place(folder.resolve("link"), work.resolve("classes"), work.resolve("tmp"));
  }

  @Override
  public Path directory(Path folder) {
    return folder.resolve("work");
  }

  @Override
  public List<String> command(
      Berth berth, Installation installation, List<Path> readable, List<String> java) {
    Place place = place(berth.folder());
    Folders.create(place.classes());
    Folders.create(place.tmp());
    berth
        .uid()
        .ifPresent(id -> {
          OwnUid.give(berth.folder().resolve("work"), id);
          OwnUid.give(place.classes(), id);
          OwnUid.give(place.tmp(), id);
        });
    List<String> command = new ArrayList<>(berth.prefix());
    command.addAll(java);
    return command;
  }
}
