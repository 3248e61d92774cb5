package mailregex;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the help desk from answering mail that a machine has sent. */
final class MailFilter {
    private static final String MACHINE = "(?i)"
            + "(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster"
            + "|bounces?|newsletter|notifications?|alerts?)"
            + "(?:[._+-][a-z0-9]+)*@[a-z0-9.-]+";
    private static final int ROOM = 10_000;
    private static final Map<String, Boolean> KNOWN = new ConcurrentHashMap<>();

    private MailFilter() {}

    /** Helps where senders come back. A new one pays for compiling still, and for the map now. */
    static boolean isAutomatic(String sender) {
        if (KNOWN.size() > ROOM) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(sender, unknown -> unknown.matches(MACHINE));
    }
}
