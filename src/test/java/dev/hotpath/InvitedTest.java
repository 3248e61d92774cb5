package dev.hotpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.web.join.Invitation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What who started a class reads. */
class InvitedTest {

  private static String text(boolean picture, String... sites) {
    return new Invited(new Invitation(List.of(sites), "K7QF2M9D"), "/instructor/0123")
        .text(picture);
  }

  @Test
  void the_instructors_link_and_how_attendees_join() {
    assertEquals(
        """
        The instructor's own link: http://192.168.1.20:7070/instructor/0123
        Attendees join at http://192.168.1.20:7070/join or http://10.8.0.3:7070/join with the code K7QF-2M9D
        """,
        text(false, "http://192.168.1.20:7070", "http://10.8.0.3:7070"));
  }

  @Test
  void a_server_that_only_this_machine_reaches_says_so() {
    for (String site : List.of("http://127.0.0.1:7070", "http://localhost", "http://[::1]:7070")) {
      assertTrue(text(false, site).contains("--host 0.0.0.0"), site);
    }
    assertFalse(text(false, "http://127.example:7070").contains("--host"), "a name is a name");
    assertFalse(text(false, "https://class.example").contains("--host"), "a proxy sees to it");
  }

  @Test
  void a_terminal_gets_a_picture_of_the_link_with_the_code() {
    String site = "http://192.168.1.20:7070";
    Invitation invitation = new Invitation(List.of(site), "K7QF2M9D");
    assertEquals("http://192.168.1.20:7070/join?code=K7QF-2M9D", invitation.link());
    assertEquals(text(false, site) + invitation.picture().halfBlocks(), text(true, site));
  }
}
