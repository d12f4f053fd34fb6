package org.multispa.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.baseline.Baseline;
import org.multispa.evaluation.extract.Rung;
import org.multispa.evaluation.report.RunReport;
import org.multispa.evaluation.run.Run;
import org.multispa.evaluation.run.RunInfo;
import org.multispa.evaluation.score.Facet;
import org.multispa.evaluation.score.Items;
import org.multispa.evaluation.score.Outcome;
import org.multispa.evaluation.score.PaperRow;
import org.multispa.evaluation.score.Scoreboard;
import org.multispa.evaluation.score.Scored;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class RunPageTest {
    @TempDir
    private Path folder;

    private static RunInfo info(String model) {
        return new RunInfo(
                "bench",
                "0123456789abcdef",
                model,
                new TreeMap<>(Map.of("temperature", 0.5)),
                "plain-1",
                0,
                new TreeMap<>(Map.of(Subtask.DEPTH_COMPARISON_DOT, 0.5)));
    }

    private static String page(List<Scored> items) {
        return new RunPage(new RunReport(info("model <1>"), Scoreboard.of(items)), List.of()).html();
    }

    /// What a parser that forgives nothing makes of the page's body: every tag is closed, every value quoted.
    static Document parsed(String page) throws Exception {
        String body = page.substring(page.indexOf("<body>"), page.indexOf("<script>")) + "</body>";
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(body)));
    }

    private static String row(String page, String section, String name) {
        Matcher row = Pattern.compile("<tr class=\"[a-z]*\"><th scope=\"row\">" + Pattern.quote(name) + "</th>.*")
                .matcher(page.substring(page.indexOf("id=\"" + section + "\"")));
        assertThat(row.find()).as(name).isTrue();
        return row.group().replaceAll("<[^>]*>", " ").replaceAll(" +", " ").strip();
    }

    @Test
    void the_page_shows_the_figures_of_the_report() throws Exception {
        List<Scored> items = new ArrayList<>();
        items.addAll(Items.some(Subtask.DEPTH_COMPARISON_DOT, 3, 4));
        items.addAll(Items.some(Subtask.DEPTH_COMPARISON_COORDINATE, 2, 4));
        String page = page(items);
        assertThat(page).contains("<h1>model &lt;1&gt; on bench</h1>", "8 questions from 2 scenes", "temperature 0.5");
        assertThat(row(page, "rows", "depth comparison"))
                .startsWith("depth comparison 62.50")
                .endsWith("8 49.50 +13.00 74.00 -11.50");
        assertThat(row(page, "rows", "average of these")).endsWith("8 20.43 – 56.11 –");
        assertThat(row(page, "subtasks", "depth-comparison-dot"))
                .startsWith("depth-comparison-dot 75.00")
                .endsWith("3 4 50.00 –");
        assertThat(page).contains("average of 1 of the paper&#39;s 12 rows", "mean of the 2 asked of 26 subtasks");
        assertThat(parsed(page).getElementsByTagName("table").getLength()).isEqualTo(5);
    }

    @Test
    void a_whole_run_is_compared_with_every_published_average() throws Exception {
        String page = page(Items.random(1, 10, 4, 0.5));
        for (PaperRow one : PaperRow.values()) {
            assertThat(row(page, "rows", one.text())).containsPattern("[+-]\\d+\\.\\d\\d .*[+-]\\d+\\.\\d\\d$");
        }
        assertThat(page).containsPattern("GPT-4o</th>.*28\\.87</td><td class=\"number\">[+-]\\d");
        for (Subtask subtask : Subtask.benchmark()) {
            assertThat(row(page, "subtasks", subtask.id())).contains(" 10 ");
        }
        assertThat(parsed(page).getElementsByTagName("section").getLength()).isEqualTo(8);
    }

    @Test
    void outcomes_rungs_and_breakdowns_are_shown() throws Exception {
        List<Scored> items = List.of(
                Items.of("a", "s", Subtask.CAMERA_DISTANCE, true, Rung.BACKTICKS, Map.of(Facet.IMAGES, "02")),
                Items.of("b", "t", Subtask.CAMERA_DISTANCE, false, Rung.LAST, Map.of(Facet.IMAGES, "03")),
                Items.missing("c", "t", Subtask.CAMERA_DISTANCE, Outcome.ABSTAINED),
                Items.missing("d", "t", Subtask.CAMERA_DISTANCE, Outcome.UNREADABLE));
        String page = page(items);
        assertThat(row(page, "replies", "camera-distance")).isEqualTo("camera-distance 25.00 25.00 25.00 25.00 0.00");
        assertThat(page).contains("25.00 % declined to answer, 25.00 % hold no answer of the form asked for, 0.00 %");
        assertThat(row(page, "rungs", Rung.LAST.text())).endsWith("1 0 0.00 25.00 +0.00");
        assertThat(row(page, "breakdowns", "3")).startsWith("3 0.00").endsWith("50.00");
        assertThat(page).contains("<h3>By number of images</h3>").doesNotContain("By object class");
        parsed(page);
    }

    @Test
    void values_of_properties_lose_the_zeros_that_sorting_needs() {
        assertThat(Plain.value(Facet.OVERLAP, "05–10")).isEqualTo("5–10");
        assertThat(Plain.value(Facet.OVERLAP, "00–05")).isEqualTo("0–5");
        assertThat(Plain.value(Facet.ANGLE, "80–")).isEqualTo("80 and more");
        assertThat(Plain.value(Facet.DISTANCE, "0.00–0.10")).isEqualTo("0.00–0.10");
        assertThat(Plain.value(Facet.IMAGES, "02")).isEqualTo("2");
        assertThat(Plain.value(Facet.OBJECT, "007–")).isEqualTo("007–");
    }

    @Test
    void hostile_replies_labels_and_names_stay_text() throws Exception {
        RunOnDisk disk = new RunOnDisk(folder, 1);
        List<String> hostile = List.of(
                "</script></pre></article><script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "'\0\u001B\u202E]]> <!-- &lt; \uD800",
                "x".repeat(100_000),
                "<svg/onload=alert(1)>" + "🙂".repeat(20_000));
        Map<String, String> replies = new HashMap<>();
        for (int i = 0; i < disk.benchmark().samples().size(); i++) {
            replies.put(disk.benchmark().samples().get(i).id(), hostile.get(i % hostile.size()));
        }
        Run run = disk.run("hostile", replies);
        String page = disk.page("hostile", run);
        Document parsed = parsed(page);
        NodeList texts = parsed.getElementsByTagName("pre");
        assertThat(texts.getLength()).isEqualTo(26);
        for (int i = 0; i < texts.getLength(); i++) {
            assertThat(texts.item(i).getChildNodes().getLength()).isEqualTo(1);
            assertThat(texts.item(i).getTextContent().length()).isLessThan(7000);
        }
        assertThat(parsed.getElementsByTagName("script").getLength()).isZero();
        NodeList images = parsed.getElementsByTagName("img");
        assertThat(images.getLength()).isPositive();
        for (int i = 0; i < images.getLength(); i++) {
            assertThat(images.item(i).getAttributes().getNamedItem("src").getNodeValue())
                    .startsWith("data:image/jpeg;base64,");
        }
        assertThat(page.split("<script>", -1)).hasSize(2);
        assertThat(page).contains("[… ", "characters left out");
        assertThat(page.length()).isLessThan(10_000_000);
    }

    @Test
    void a_run_without_a_mistake_has_nothing_to_browse() throws Exception {
        RunOnDisk disk = new RunOnDisk(folder, 1);
        Run right = disk.run("right", Baseline.ORACLE.replies(disk.benchmark().samples()));
        String page = disk.page("right", right);
        assertThat(page)
                .contains("<p>There are none.</p>", "0 of the 0 questions")
                .doesNotContain("<article");
        parsed(page);
    }

    @Test
    void the_page_of_the_same_run_is_the_same() throws Exception {
        RunOnDisk disk = new RunOnDisk(folder, 1);
        Run run = disk.run("run", disk.replies(3, List.of("I cannot say.", "`7`")));
        assertThat(disk.page("run", run)).isEqualTo(disk.page("run", Run.read(folder.resolve("run"))));
    }
}
