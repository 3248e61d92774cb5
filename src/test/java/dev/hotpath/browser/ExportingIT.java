package dev.hotpath.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.hotpath.Concat;
import dev.hotpath.Stored;
import dev.hotpath.evidence.export.Given;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What a learner can take away from a profile: speedscope's page, pictures, files. */
@Timeout(180)
class ExportingIT extends AtTheFlameGraph {

  private static final Path SCREENSHOTS =
      Path.of(Objects.requireNonNull(System.getProperty("hotpath.install")))
          .resolveSibling("screenshots");

  @Override
  void store(Path data) throws Exception {
    super.store(data);
    try (Stored stored = new Stored(data)) {
      stored.profiled(
          "recorded",
          Concat.starter(),
          Profiles.files(Given.recorded("cpu"), Given.HEAT, "hot-and-cold"));
    }
  }

  private Page speedscope(String run) {
    open(run);
    Page other = page.waitForPopup(() -> panel().getByText("Open in speedscope").click());
    other.getByText("Sandwich").click();
    return other;
  }

  @Test
  void a_recorded_profile_opens_in_speedscope_which_this_server_serves() {
    Page other = speedscope("recorded");
    assertThat(other).hasTitle("hot-and-cold cpu - speedscope");
    assertThat(other.getByText("heat.Work.hot").first()).isVisible();
    other.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("speedscope.png")));
    assertTrue(other.url().startsWith(server.address() + "/speedscope#"), other.url());
  }

  @Test
  void names_that_are_out_for_harm_are_text_in_speedscope_too() {
    Page other = speedscope("hostile");
    assertThat(other.getByText(Profiles.MARKUP).first()).isVisible();
    assertThat(other.locator("img")).hasCount(0);
  }

  private Download save(String format) {
    Locator button =
        panel()
            .getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save").setExact(true));
    button.focus();
    press("Enter");
    assertThat(page.getByRole(AriaRole.MENUITEM).first()).isFocused();
    if (format.equals("PNG")) {
      press("ArrowDown");
    }
    Download download = page.waitForDownload(() -> press("Enter"));
    download.saveAs(SCREENSHOTS.resolve(download.suggestedFilename()));
    return download;
  }

  private static Document parsed(Download download) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(download.path().toFile());
  }

  private static List<String> texts(Document svg, String tag) {
    NodeList found = svg.getElementsByTagNameNS("http://www.w3.org/2000/svg", tag);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }

  @Test
  void the_svg_is_the_picture_as_it_is_zoomed_and_searched_now() throws Exception {
    open("usual");
    press("ArrowDown", "ArrowDown", "Enter");
    panel().locator(".flame-search input").fill("copyOf");
    Download download = save("SVG");
    assertEquals("concat-cpu.svg", download.suggestedFilename());
    Document svg = parsed(download);
    List<String> titles = texts(svg, "title");
    assertEquals("Flame graph of the time in concat", titles.getFirst());
    String description = texts(svg, "desc").getFirst().replace('\u00a0', ' ');
    assertTrue(
        description.startsWith(
            "100 samples, about 100 ms, recorded by ctimer; zoomed into Concat.row;"
                + " search “copyOf”: 62 % matched (62 % self). The widest frames: concat.Concat.row"),
        description);
    assertTrue(
        titles.stream()
            .map(title -> title.replace('\u00a0', ' '))
            .anyMatch(title ->
                title.startsWith(
                    "java.util.Arrays.copyOf:3: 40 % with all it calls (40 samples, about 40 ms)")),
        titles::toString);
    assertFalse(titles.toString().contains("Concat.walk"), "zoomed away, and in the picture");
    List<String> words = texts(svg, "text");
    assertTrue(words.contains("Concat.row:13"), words::toString);
    assertTrue(words.stream().anyMatch(word -> word.startsWith("your code ")), words::toString);
  }

  @Test
  void hostile_names_are_text_in_an_svg_that_is_valid() throws Exception {
    open("hostile");
    Document svg = parsed(save("SVG"));
    List<String> titles = texts(svg, "title");
    assertTrue(
        titles.stream().anyMatch(title -> title.startsWith(Profiles.MARKUP)), titles::toString);
    Set<String> tags = new HashSet<>();
    NodeList all = svg.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      tags.add(all.item(i).getLocalName());
    }
    assertEquals(Set.of("svg", "title", "desc", "clipPath", "g", "rect", "text"), tags);
  }

  @Test
  void the_png_has_two_pixels_for_one_of_the_screen() throws Exception {
    open("usual");
    Download download = save("PNG");
    assertEquals("concat-cpu.png", download.suggestedFilename());
    BufferedImage image = ImageIO.read(download.path().toFile());
    int wide = (int) page.evaluate("document.querySelector('#panel-cpu .flame-view').clientWidth");
    assertEquals(2 * (wide + 20), image.getWidth());
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y += 3) {
      for (int x = 0; x < image.getWidth(); x += 3) {
        colours.add(image.getRGB(x, y));
      }
    }
    assertEquals(255, image.getRGB(0, 0) >>> 24, "the ground is opaque");
    assertEquals(image.getRGB(0, 0), image.getRGB(image.getWidth() - 1, image.getHeight() - 1));
    assertTrue(colours.size() > 8, colours::toString);
  }

  @Test
  void every_file_of_the_list_is_there_and_no_other() {
    open("usual");
    List<String> names = new ArrayList<>();
    for (Locator link : panel().locator(".take-away a[download]").all()) {
      names.add(link.getAttribute("download"));
      APIResponse file = page.request().get(link.getAttribute("href"));
      assertEquals(200, file.status(), link.innerText());
      String size = link.locator("..").innerText().replaceAll(".* ([\\d,]+)\u00a0B$", "$1");
      assertEquals(Integer.parseInt(size.replace(",", "")), file.body().length, link.innerText());
    }
    assertEquals(
        Stream.of("speedscope-cpu.json", "profile-cpu.pb.gz", "trace-cpu.json", "collapsed-cpu.txt")
            .map(name -> "concat-" + name)
            .toList(),
        names);
  }
}
