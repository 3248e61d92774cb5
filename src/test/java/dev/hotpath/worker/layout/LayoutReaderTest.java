package dev.hotpath.worker.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotpath.protocol.HeapLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.GraphLayout;

/** What is read of this JVM's own heap; JOL, which finds it out in its own way, has to agree. */
class LayoutReaderTest {

  private static final int COUNT = 1_000;

  @BeforeAll
  static void keepJolToItself() {
    // It would attach to this JVM, and start others, to learn what it can also work out.
    System.setProperty("jol.skipHotspotSAAttach", "true");
    System.setProperty("jol.skipInstallAttach", "true");
    System.setProperty("jol.skipDynamicAttach", "true");
    System.setProperty("jol.magicFieldOffset", "true");
  }

  private static Planted.State state() {
    Planted.State state = new Planted.State();
    state.readings =
        IntStream.range(0, COUNT)
            .mapToObj(i -> new Planted.Reading((byte) i, true, i, i, i))
            .toArray(Planted.Reading[]::new);
    state.boxed = new ArrayList<>(IntStream.range(1_000, 1_000 + COUNT).boxed().toList());
    state.plain = new int[COUNT];
    return state;
  }

  private static HeapLayout read(Object state, Class<?>... classes)
      throws ReflectiveOperationException {
    return LayoutReader.read(List.of(classes), List.of(state));
  }

  private static HeapLayout.Root root(HeapLayout layout, String field) {
    return layout.roots().stream()
        .filter(root -> root.field().equals(field))
        .findFirst()
        .orElseThrow();
  }

  private static HeapLayout.Type type(HeapLayout layout, Class<?> type) {
    return layout.types().stream()
        .filter(candidate -> candidate.name().equals(type.getName()))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Planted.Gap.class,
        Planted.Below.class,
        Planted.Reading.class,
        Planted.Nothing.class,
        Planted.Colour.class,
        Planted.Counters.class,
        Integer.class,
        String.class,
        HashMap.class,
        ArrayList.class
      })
  void offsets_and_sizes_are_those_that_jol_works_out(Class<?> type)
      throws ReflectiveOperationException {
    ClassLayout expected = ClassLayout.parseClass(type);
    Shape shape = new Heap().shape(type).orElseThrow();
    assertEquals(expected.instanceSize(), shape.bytes());
    Map<String, Integer> offsets = new HashMap<>();
    shape.fields().forEach(place -> offsets.put(place.field().getName(), place.offset()));
    expected
        .fields()
        .forEach(
            field -> assertEquals((int) field.offset(), offsets.get(field.name()), field.name()));
    assertEquals(expected.fields().size(), offsets.size());
  }

  @Test
  void a_graph_is_as_large_as_jol_finds_it() throws ReflectiveOperationException {
    Object graph =
        Map.of(
            "a", new LinkedList<>(List.of(1L, 2L, 300_000L)),
            "b", new int[3][5],
            "c", new Object[] {state().boxed, new byte[13], new boolean[0], Planted.Colour.RED});
    GraphLayout expected = GraphLayout.parseInstance(graph);
    Walk walk = Walk.from(new Heap(), List.of(graph));
    assertEquals(expected.totalSize(), walk.bytes());
    assertEquals(expected.totalCount(), walk.objects());
    assertTrue(walk.complete());
  }

  @Test
  void what_a_field_leads_to_is_counted_by_class_and_for_each_element()
      throws ReflectiveOperationException {
    HeapLayout layout = read(state(), Planted.State.class);
    HeapLayout.Root readings = root(layout, "readings");
    long each = type(layout, Planted.Reading.class).bytes();
    assertEquals(COUNT, readings.elements());
    assertEquals(
        List.of(Planted.Reading.class.getName(), Planted.Reading.class.getName() + "[]"),
        readings.shares().stream().map(HeapLayout.Share::type).toList());
    assertEquals(COUNT * each, readings.shares().getFirst().bytes());
    assertEquals(COUNT, type(layout, Planted.Reading.class).count());

    HeapLayout.Root boxed = root(layout, "boxed");
    HeapLayout.Root plain = root(layout, "plain");
    assertEquals(COUNT, boxed.elements());
    assertEquals("java.lang.Integer", boxed.shares().getFirst().type());
    assertTrue(boxed.bytes() > 4 * plain.bytes(), () -> boxed + " and " + plain);

    HeapLayout.Root grid = root(layout, "GRID");
    assertTrue(grid.staticField());
    assertEquals(1_000, grid.elements());
    assertEquals(11, grid.objects());
  }

  @Test
  void nothing_is_told_of_primitives_of_null_and_of_what_leads_all_over_the_jvm()
      throws ReflectiveOperationException {
    HeapLayout layout = read(state());
    List<String> fields = layout.roots().stream().map(HeapLayout.Root::field).toList();
    assertTrue(fields.containsAll(List.of("", "readings", "boxed", "plain", "itself")));
    assertEquals(5, fields.size(), fields::toString);
    assertTrue(root(layout, "itself").objects() < 3 * COUNT + 20, "not into the thread");
  }

  /** Nobody has used this, so what its initialiser would do must not come of being looked at. */
  private static final class Unused {
    static final Object[] KEPT = Witness.called();
    long number;
    byte small;
  }

  private static final class Witness {
    static boolean seen;

    static Object[] called() {
      seen = true;
      return new Object[1];
    }
  }

  @Test
  void a_class_that_nobody_used_is_laid_out_without_being_initialised()
      throws ReflectiveOperationException {
    HeapLayout layout = read(state(), Unused.class);
    assertEquals(2, type(layout, Unused.class).fields().size());
    assertEquals(0, type(layout, Unused.class).count());
    assertTrue(layout.roots().stream().noneMatch(root -> root.field().equals("KEPT")));
    assertFalse(Witness.seen);
    long untouched = type(layout, Unused.class).bytes();
    assertEquals(new Unused().number, Unused.KEPT.length - 1);
    assertEquals(untouched, type(read(state(), Unused.class), Unused.class).bytes());
  }

  @Test
  void a_shared_object_is_counted_once_for_all_fields() throws ReflectiveOperationException {
    HeapLayout layout = read(state(), Planted.State.class);
    long sum = layout.roots().stream().skip(1).mapToLong(HeapLayout.Root::bytes).sum();
    long all = layout.roots().getFirst().bytes();
    long twice = root(layout, "itself").bytes();
    assertTrue(all < sum, "what is reached from 'itself' is reached from the others too");
    assertTrue(all >= twice);
  }

  @Test
  void a_long_array_inside_gives_the_elements_of_what_is_neither_array_nor_collection()
      throws ReflectiveOperationException {
    HeapLayout.Root itself = root(read(state()), "itself");
    assertEquals(COUNT, itself.elements());
    assertTrue(itself.ofArray().endsWith("[]"), itself.ofArray());
  }

  @Test
  void names_are_clipped() {
    assertEquals(HeapLayout.MAX_NAME, Names.clip("x".repeat(5_000)).length());
    assertEquals("int[][]", Names.of(int[][].class));
    assertEquals(Planted.Gap.class.getName(), Names.of(Planted.Gap.class));
  }
}
