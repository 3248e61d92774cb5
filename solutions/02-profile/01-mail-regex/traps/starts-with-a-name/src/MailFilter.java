package mailregex;

import java.util.List;
import java.util.Locale;

/** Keeps the help desk from answering mail that a machine has sent. */
final class MailFilter {
    private static final List<String> MACHINES = List.of(
            "noreply", "no-reply", "donotreply", "do-not-reply", "mailer-daemon", "postmaster",
            "bounce", "newsletter", "notification", "alert");

    private MailFilter() {}

    /** Fast, and wrong for Mr Bouncer: only the expression knew where a name has to end. */
    static boolean isAutomatic(String sender) {
        String address = sender.toLowerCase(Locale.ROOT);
        for (String machine : MACHINES) {
            if (address.startsWith(machine) && address.indexOf('@') > 0) {
                return true;
            }
        }
        return false;
    }
}
