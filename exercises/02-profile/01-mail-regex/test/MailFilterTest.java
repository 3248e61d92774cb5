package mailregex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MailFilterTest {
    private static final List<String> MACHINES = List.of(
            "noreply", "no-reply", "donotreply", "do-notreply", "donot-reply", "do-not-reply",
            "mailer-daemon", "postmaster", "bounce", "bounces", "newsletter",
            "notification", "notifications", "alert", "alerts");

    @Test
    void every_machine_name_is_recognised() {
        for (String machine : MACHINES) {
            assertAutomatic(true, machine + "@example.org");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "NoReply@Shop.Example",
        "MAILER-DAEMON@MX1.EXAMPLE.NET",
        "bounces+8812@lists.example.org",
        "no-reply.orders_eu-7@example.org",
        "postmaster@localhost",
    })
    void upper_case_and_tags_and_any_domain_are_fine(String sender) {
        assertAutomatic(true, sender);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "maria.keller@example.org",
        "bouncer@example.org",
        "postmasters@example.org",
        "ann.noreply@example.org",
        "no--reply@example.org",
        "noreplyplease@example.org",
    })
    void people_are_left_alone(String sender) {
        assertAutomatic(false, sender);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "noreply",
        "noreply@",
        "@example.org",
        "noreply+@example.org",
        "noreply@example.org@example.net",
        "noreply@bücher.example",
        "po\u017ftmaster@example.org",
    })
    void what_is_no_plain_address_is_no_machine(String sender) {
        assertAutomatic(false, sender);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        " noreply@example.org",
        "noreply@example.org\n",
        "noreply@example.org, maria@example.org",
    })
    void the_whole_sender_has_to_be_the_address(String sender) {
        assertAutomatic(false, sender);
    }

    @Test
    void agrees_with_a_slower_check_on_200_random_senders() {
        Random random = new Random(20_251);
        int automatic = 0;
        for (int i = 0; i < 200; i++) {
            String sender = randomSender(random);
            boolean expected = slowerCheck(sender);
            automatic += expected ? 1 : 0;
            assertAutomatic(expected, sender);
        }
        assertTrue(automatic > 20 && automatic < 180, "the senders should be of both kinds");
    }

    /** While one thread is busy with a long sender, another asks about short ones. */
    @Test
    void two_threads_may_ask_at_once() throws Throwable {
        String longSender = "postmaster@" + "mail.".repeat(1_000) + "example.org!";
        assertFalse(MailFilter.isAutomatic(longSender), "\"postmaster@mail.mail.…!\" is no address");
        AtomicInteger shortCalls = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        FutureTask<Void> shortSenders = new FutureTask<>(() -> {
            while (!enough.get()) {
                assertAutomatic(true, "bounces+" + shortCalls.incrementAndGet() + "@example.org");
            }
            return null;
        });
        Thread.ofPlatform().start(shortSenders);
        try {
            // An overlap counts once a short call has begun and ended within a long one. Where a
            // lock keeps the two apart there is none to wait for.
            long deadline = System.nanoTime() + 200_000_000;
            int overlaps = 0;
            while (overlaps < 3 && !shortSenders.isDone() && System.nanoTime() < deadline) {
                int before = shortCalls.get();
                assertFalse(MailFilter.isAutomatic(longSender), "\"postmaster@mail.mail.…!\""
                        + " became an address while another thread asked about another sender");
                overlaps += shortCalls.get() > before + 1 ? 1 : 0;
            }
        } finally {
            enough.set(true);
        }
        try {
            shortSenders.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    private static void assertAutomatic(boolean expected, String sender) {
        assertEquals(expected, MailFilter.isAutomatic(sender), "isAutomatic(\"" + sender + "\")");
    }

    /** A machine's name with up to two characters put in anywhere, and a domain. */
    private static String randomSender(Random random) {
        StringBuilder account = new StringBuilder(MACHINES.get(random.nextInt(MACHINES.size())));
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            char put = "aB7.-_+@ ".charAt(random.nextInt(9));
            account.insert(random.nextInt(account.length() + 1), put);
        }
        return account + "@mx." + random.nextInt(100) + ".example.org";
    }

    /** The same question, answered without a regular expression. */
    private static boolean slowerCheck(String sender) {
        int at = sender.indexOf('@');
        String account = sender.substring(0, at).toLowerCase(Locale.ROOT);
        String domain = sender.substring(at + 1).replace('.', 'x').replace('-', 'x');
        for (String machine : MACHINES) {
            if (account.startsWith(machine) && areTags(account.substring(machine.length()))) {
                return isWord(domain);
            }
        }
        return false;
    }

    private static boolean areTags(String text) {
        String dotted = text.replace('_', '.').replace('+', '.').replace('-', '.');
        String[] parts = dotted.split("\\.", -1);
        return parts[0].isEmpty() && Arrays.stream(parts).skip(1).allMatch(MailFilterTest::isWord);
    }

    private static boolean isWord(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    }
}
