package {package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SubscribersTest {
    @Test
    void nobody_gets_nothing() {
        assertEquals(List.of(), Subscribers.unique(List.of()));
    }

    @Test
    void who_came_twice_is_there_once_and_at_the_first_place() {
        assertEquals(
                List.of("zoe@b.org", "ada@a.org", "max@c.org"),
                Subscribers.unique(
                        List.of("zoe@b.org", "ada@a.org", "zoe@b.org", "max@c.org", "ada@a.org")));
    }

    @Test
    void addresses_that_share_a_hash_code_are_two() {
        assertEquals(List.of("Aa", "BB"), Subscribers.unique(List.of("Aa", "BB", "Aa")));
    }

    @Test
    void what_came_in_stays_as_it_is() {
        List<String> addresses = new ArrayList<>(List.of("b", "a", "b"));
        Subscribers.unique(addresses);
        assertEquals(List.of("b", "a", "b"), addresses);
    }

    /** Against the plainest code that is right, on inputs that nobody chose. */
    @Test
    void random_lists_are_as_an_oracle_says() {
        Random random = new Random(42);
        for (int round = 0; round < 200; round++) {
            List<String> addresses = new ArrayList<>();
            for (int i = random.nextInt(40); i > 0; i--) {
                addresses.add("user" + random.nextInt(20) + "@example.org");
            }
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < addresses.size(); i++) {
                if (addresses.indexOf(addresses.get(i)) == i) {
                    expected.add(addresses.get(i));
                }
            }
            assertEquals(expected, Subscribers.unique(addresses), "of " + addresses);
        }
    }
}
