package mailregex;

import java.util.regex.Pattern;

/** Keeps the help desk from answering mail that a machine has sent. */
final class MailFilter {
    /** A machine's name, tags such as {@code +1234} after it, and any domain. */
    private static final Pattern MACHINE = Pattern.compile("(?i)"
            + "(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster"
            + "|bounces?|newsletter|notifications?|alerts?)"
            + "(?:[._+-][a-z0-9]+)*@[a-z0-9.-]+");

    private MailFilter() {}

    /**
     * Whether the whole sender is a machine's address; upper case counts like lower.
     * Any thread may ask at any time.
     */
    static boolean isAutomatic(String sender) {
        return MACHINE.matcher(sender).matches();
    }
}
