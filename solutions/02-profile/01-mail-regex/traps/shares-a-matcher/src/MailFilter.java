package mailregex;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps the help desk from answering mail that a machine has sent. */
final class MailFilter {
    /** Saves the matcher too. But threads may share a pattern, never a matcher. */
    private static final Matcher MACHINE = Pattern.compile("(?i)"
            + "(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster"
            + "|bounces?|newsletter|notifications?|alerts?)"
            + "(?:[._+-][a-z0-9]+)*@[a-z0-9.-]+").matcher("");

    private MailFilter() {}

    static boolean isAutomatic(String sender) {
        return MACHINE.reset(sender).matches();
    }
}
