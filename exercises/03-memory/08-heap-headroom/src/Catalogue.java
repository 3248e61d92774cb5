package heapheadroom;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;

/** All articles of a shop, kept in memory: no page has to wait for the database. */
final class Catalogue {
    static final int SHELF = 200;
    private static final Comparator<Article> BY_PRICE =
            Comparator.comparingLong(Article::cents).thenComparingInt(Article::number);
    private static final String[] THINGS = {"oak table", "reading lamp", "bookcase", "stool"};

    private final Article[] articles;

    private record Article(int number, String name, long cents) {}

    /** Fills it; {@code seed} gives the prices. */
    Catalogue(int size, long seed) {
        Random random = new Random(seed);
        articles = new Article[size];
        Arrays.setAll(articles, number -> new Article(number, name(number), random.nextInt(1_000_000)));
    }

    private static String name(int number) {
        return THINGS[number % THINGS.length] + " no. " + number + ", delivered in two days";
    }

    /** The articles of a shelf as lines, the cheapest first, and so many of them. */
    String cheapest(int shelf, int many) {
        Article[] sorted = Arrays.copyOfRange(articles, shelf * SHELF, (shelf + 1) * SHELF);
        Arrays.sort(sorted, BY_PRICE);
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < many; i++) {
            Article article = sorted[i];
            page.append(article.number).append(';').append(article.name).append(';')
                    .append(article.cents).append('\n');
        }
        return page.toString();
    }

    /** The article as it was becomes garbage, old as it is. */
    void reprice(int number, long cents) {
        articles[number] = new Article(number, articles[number].name, cents);
    }
}
