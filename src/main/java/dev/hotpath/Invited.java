package dev.hotpath;

import dev.hotpath.web.join.Invitation;

/**
 * What who started a class is told.
 *
 * @param instructorPath with the secret in it
 */
record Invited(Invitation invitation, String instructorPath) {

  /**
   * Lines to print.
   *
   * @param picture whether what they are printed on can show one
   */
  String text(boolean picture) {
    StringBuilder text = new StringBuilder();
    text.append(
        "The instructor's own link: %s%s%n"
            .formatted(invitation.sites().getFirst(), instructorPath));
    text.append(
        "Attendees join at %s with the code %s%n"
            .formatted(String.join(" or ", invitation.addresses()), invitation.code()));
    if (isForThisMachineAlone()) {
      text.append(
          "Only this machine reaches that address; --host 0.0.0.0 lets others in.%n".formatted());
    }
    if (picture) {
      text.append(invitation.picture().halfBlocks());
    }
    return text.toString();
  }

  private boolean isForThisMachineAlone() {
    return invitation.sites().stream()
        .allMatch(site -> site.matches("http://(localhost|127\\.[0-9.]+|\\[::1])(:\\d+)?"));
  }
}
