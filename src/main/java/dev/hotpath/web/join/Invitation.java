package dev.hotpath.web.join;

import dev.hotpath.classroom.lesson.JoinCode;
import java.util.List;

/**
 * What people are told who are to join.
 *
 * @param sites under which the server can be reached, the most likely one first
 * @param joinCode canonical
 */
public record Invitation(List<String> sites, String joinCode) {

  public Invitation {
    sites = List.copyOf(sites);
  }

  /** Where the form is: {@code http://192.168.1.20:7070/join}; one for each of the sites. */
  public List<String> addresses() {
    return sites.stream().map(site -> site + "/join").toList();
  }

  /** The code as it is read aloud: {@code K7QF-2M9D}. */
  public String code() {
    return JoinCode.shown(joinCode);
  }

  /** The form with the code in it, which is what a picture leads to. */
  public String link() {
    return addresses().getFirst() + "?code=" + code();
  }

  public QrPicture picture() {
    return new QrPicture(link());
  }
}
