package concat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConcatTest {
    @Test
    void cells_are_joined_with_a_semicolon() {
        assertEquals("ada;36;London", Concat.row(List.of("ada", "36", "London")));
    }

    @Test
    void no_cells_make_an_empty_row() {
        assertEquals("", Concat.row(List.of()));
    }

    @Test
    void one_cell_has_no_semicolon() {
        assertEquals("ada", Concat.row(List.of("ada")));
    }

    @Test
    void one_empty_cell_makes_an_empty_row() {
        assertEquals("", Concat.row(List.of("")));
    }

    @Test
    void empty_cells_keep_their_place() {
        assertEquals(";;x;;", Concat.row(List.of("", "", "x", "", "")));
    }

    @Test
    void blanks_around_a_cell_go() {
        assertEquals("ada;b c;;d", Concat.row(List.of(" ada", "b c\t", "  ", "\r\nd ")));
    }

    @Test
    void a_semicolon_inside_a_cell_stays() {
        assertEquals(";a;;b", Concat.row(List.of(";a", ";b")));
    }

    @Test
    void letters_of_every_script_survive() {
        assertEquals("Zoë;Ελένη;さくら;🚲", Concat.row(List.of("Zoë", "Ελένη ", "さくら", "🚲")));
    }

    @Test
    void a_long_cell_survives() {
        String cell = "x".repeat(70_000);
        assertEquals(cell + ";y", Concat.row(List.of(cell, "y")));
    }

    @Test
    void the_cells_are_left_as_they_are() {
        List<String> cells = new ArrayList<>(List.of(" a ", "b"));
        Concat.row(cells);
        assertEquals(List.of(" a ", "b"), cells);
    }

    /** A cell may be a row itself, rendered while the row around it is only half done. */
    @Test
    void a_row_can_be_rendered_inside_another() {
        List<String> computed = new AbstractList<>() {
            @Override
            public String get(int index) {
                return "[" + Concat.row(List.of("a" + index, "b")) + "]";
            }

            @Override
            public int size() {
                return 3;
            }
        };
        assertEquals("[a0;b];[a1;b];[a2;b]", Concat.row(computed));
    }

    @Test
    void agrees_with_string_join_on_200_random_rows() {
        Random random = new Random(1972);
        for (int i = 0; i < 200; i++) {
            List<String> words = new ArrayList<>();
            List<String> cells = new ArrayList<>();
            for (int n = random.nextInt(12); n > 0; n--) {
                String word = randomWord(random);
                words.add(word);
                cells.add(blanks(random) + word + blanks(random));
            }
            String row = Concat.row(Collections.unmodifiableList(cells));
            assertEquals(String.join(";", words), row, "cells " + cells);
        }
    }

    private static String randomWord(Random random) {
        String[] letters = {"a", "Z", "7", ";", "é", "ж", "語"};
        StringBuilder word = new StringBuilder();
        for (int n = random.nextInt(5); n > 0; n--) {
            word.append(letters[random.nextInt(letters.length)]);
        }
        return word.toString();
    }

    private static String blanks(Random random) {
        return " \t \n".substring(0, random.nextInt(4));
    }
}
