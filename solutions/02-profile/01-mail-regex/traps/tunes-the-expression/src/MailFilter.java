package mailregex;

/** Keeps the help desk from answering mail that a machine has sent. */
final class MailFilter {
    /** Possessive quantifiers never go back, so matching gets cheaper. It was not the cost. */
    private static final String MACHINE = "(?i)"
            + "(?:no-?+reply|do-?+not-?+reply|mailer-daemon|postmaster"
            + "|bounces?+|newsletter|notifications?+|alerts?+)"
            + "(?:[._+-][a-z0-9]++)*+@[a-z0-9.-]++";

    private MailFilter() {}

    static boolean isAutomatic(String sender) {
        return sender.matches(MACHINE);
    }
}
