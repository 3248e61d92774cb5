package heapheadroom;

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

/** One operation gives an article a new price and renders the page of some shelf. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CatalogueBench {
    private static final int ARTICLES = 120_000;
    private static final int ON_A_PAGE = 40;

    private final Random random = new Random(7);
    private Catalogue catalogue;
    private int article;
    private String last;

    @Setup
    public void fill() {
        catalogue = new Catalogue(ARTICLES, 1);
    }

    @Setup(Level.Invocation)
    public void choose() {
        article = random.nextInt(ARTICLES);
    }

    /** A price below all others: the article comes first on its page. */
    @Benchmark
    public String page() {
        catalogue.reprice(article, -1 - article);
        last = catalogue.cheapest(article / Catalogue.SHELF, ON_A_PAGE);
        return last;
    }

    /** Every page is looked at, off the clock; then the article costs something again. */
    @TearDown(Level.Invocation)
    public void checkPage() {
        if (!last.contains(";-")) {
            throw new IllegalStateException("while being measured, the page lacks the new price");
        }
        catalogue.reprice(article, article);
    }
}
