package mailregex;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One operation filters an inbox of 200 senders, a fifth of them machines, none seen before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MailFilterBench {
    private static final int MAILS = 200;
    private static final String[] MACHINES =
            {"no-reply-", "DoNotReply.", "MAILER-DAEMON+", "bounces+", "alerts_"};
    private static final String[] PEOPLE =
            {"ada.", "Noor-", "mateo", "Yuki_", "bo+", "nora.", "Dana", "postman", "peter-"};
    private static final String[] DOMAINS =
            {"example.org", "mail.example.com", "eu.shop.example.net"};

    private final byte[][] inbox = new byte[MAILS][];
    private final int[] lastDigits = new int[MAILS];
    private final boolean[] fromMachine = new boolean[MAILS];
    private final String[] senders = new String[MAILS];
    private final boolean[] answers = new boolean[MAILS];
    private Random random;
    private long seed;
    private int first;

    @Setup(Level.Iteration)
    public void fillInbox() {
        random = new Random(++seed);
        for (int i = 0; i < MAILS; i++) {
            fromMachine[i] = random.nextInt(5) == 0;
            int number = 10_000_000 + random.nextInt(90_000_000);
            String account = pick(fromMachine[i] ? MACHINES : PEOPLE) + number;
            inbox[i] = (account + "@" + pick(DOMAINS)).getBytes(ISO_8859_1);
            lastDigits[i] = account.length() - 1;
        }
    }

    /** New numbers, beginning at another place each time: a remembered answer is of no use. */
    @Setup(Level.Invocation)
    public void receiveMail() {
        first = random.nextInt(MAILS);
        for (int i = 0; i < MAILS; i++) {
            int mail = (first + i) % MAILS;
            senders[i] = nextSender(inbox[mail], lastDigits[mail]);
        }
    }

    @Benchmark
    public boolean[] filter() {
        for (int i = 0; i < MAILS; i++) {
            answers[i] = MailFilter.isAutomatic(senders[i]);
        }
        return answers;
    }

    /** Every answer is looked at, off the clock. */
    @TearDown(Level.Invocation)
    public void checkAnswers() {
        for (int i = 0; i < MAILS; i++) {
            boolean expected = fromMachine[(first + i) % MAILS];
            if (answers[i] != expected) {
                throw new IllegalStateException("while being measured, isAutomatic(\""
                        + senders[i] + "\") gave " + answers[i] + "; right is " + expected);
            }
        }
    }

    private static String nextSender(byte[] sender, int lastDigit) {
        int digit = lastDigit;
        while (sender[digit] == '9') {
            sender[digit--] = '0';
        }
        sender[digit]++;
        return new String(sender, ISO_8859_1);
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }
}
