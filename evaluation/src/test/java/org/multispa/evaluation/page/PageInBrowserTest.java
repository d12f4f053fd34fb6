package org.multispa.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.Sample;
import org.multispa.evaluation.run.Run;
import org.multispa.testing.browser.Browser;

final class PageInBrowserTest {
    private static final String SHOWN = "document.querySelector('.case.shown')";
    private static final String VISIBLE =
            "Array.from(document.querySelectorAll('.case')).filter(e => e.offsetParent !== null).length";

    @TempDir
    private Path folder;

    @TempDir
    private Path profile;

    private Path page() throws Exception {
        RunOnDisk disk = new RunOnDisk(folder, 3);
        Map<String, String> replies = new HashMap<>(disk.wrong());
        List<Sample> samples = disk.benchmark().samples();
        for (int i = 0; i < samples.size(); i += 3) {
            replies.put(
                    samples.get(i).id(),
                    i % 2 == 0
                            ? "</pre><script>document.title = 'run'</script><img src=http://198.51.100.7/x.png>"
                                    + "<p onclick=alert(1) style='position:fixed;inset:0'>"
                            : "I cannot determine this.");
        }
        Run run = disk.run("run", replies);
        return Files.writeString(folder.resolve("report.html"), disk.page("run", run));
    }

    private static String heading(Browser browser) throws IOException {
        return browser.value(SHOWN + ".querySelector('h3').textContent");
    }

    private static void choose(Browser browser, String select, String value) throws IOException {
        browser.value("(() => { const s = document.getElementById('" + select + "'); s.value = '" + value
                + "'; s.dispatchEvent(new Event('change')); })()");
    }

    @Test
    void the_worst_answers_are_stepped_through_and_nothing_leaves_the_page() throws Exception {
        Path page = page();
        try (Browser browser = Browser.require(profile)) {
            browser.view(1200, 900, false);
            browser.open(page);
            assertThat(browser.value(VISIBLE)).isEqualTo("1");
            assertThat(browser.value("document.getElementById('position').textContent"))
                    .isEqualTo("1 of 78");
            assertThat(heading(browser)).startsWith("1. ");
            browser.click("#next");
            assertThat(heading(browser)).startsWith("2. ");
            browser.click("#next");
            browser.click("#previous");
            assertThat(heading(browser)).startsWith("2. ");
            browser.press("ArrowRight", 39);
            assertThat(heading(browser)).startsWith("3. ");
            browser.press("ArrowLeft", 37);
            assertThat(browser.value("document.getElementById('position').textContent"))
                    .isEqualTo("2 of 78");
            assertThat(browser.value(VISIBLE)).isEqualTo("1");

            choose(browser, "subtask", "correspondence-coordinate");
            assertThat(browser.value("document.getElementById('position').textContent"))
                    .isEqualTo("1 of 3");
            assertThat(browser.value(SHOWN + ".dataset.subtask")).isEqualTo("correspondence-coordinate");
            assertThat(browser.value("document.getElementById('previous').disabled"))
                    .isEqualTo("true");
            assertThat(browser.value(SHOWN + ".querySelectorAll('svg.marks path.truth').length"))
                    .isEqualTo("1");
            assertThat(browser.value("Array.from(" + SHOWN
                            + ".querySelectorAll('img')).every(e => e.complete && e.naturalWidth === 480)"))
                    .isEqualTo("true");

            choose(browser, "subtask", "");
            choose(browser, "outcome", "declined to answer");
            assertThat(browser.value(SHOWN + ".querySelector('pre').textContent"))
                    .isEqualTo("I cannot determine this.");
            choose(browser, "outcome", "wrong answer");
            choose(browser, "subtask", "camera-x-direction");
            assertThat(browser.value(VISIBLE)).isEqualTo("0");
            assertThat(browser.value("document.getElementById('none').offsetParent !== null"))
                    .isEqualTo("true");

            assertThat(browser.value("document.title")).isEqualTo("run on bench");
            assertThat(browser.value("document.querySelectorAll('script').length"))
                    .isEqualTo("1");
            assertThat(browser.value("document.querySelectorAll('[onclick], [onerror], [style]').length"))
                    .isEqualTo("0");
            assertThat(browser.requests()).containsExactly(page.toUri().toString());
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void it_fits_small_views_and_both_tastes_and_prints() throws Exception {
        Path page = page();
        try (Browser browser = Browser.require(profile)) {
            String ground = "getComputedStyle(document.body).backgroundColor";
            browser.view(390, 800, false);
            browser.open(page);
            String light = browser.value(ground);
            assertThat(browser.value("document.documentElement.scrollWidth"))
                    .isEqualTo(browser.value("document.documentElement.clientWidth"));
            browser.view(1200, 900, true);
            assertThat(browser.value(ground)).isNotEqualTo(light);
            assertThat(new String(browser.print(), 0, 5, StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
            assertThat(browser.value("Array.from(document.querySelectorAll('select, button')).every(e =>"
                            + " e.labels.length > 0 || e.textContent.trim() !== '')"))
                    .isEqualTo("true");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void the_policy_stops_what_a_page_was_not_written_with() throws Exception {
        Path page = page();
        String planted = Files.readString(page)
                .replace(
                        "</main>",
                        "</main><script>document.title = 'planted'</script>"
                                + "<img src=\"http://198.51.100.7/x.png\">");
        Files.writeString(page, planted);
        try (Browser browser = Browser.require(profile)) {
            browser.open(page);
            assertThat(browser.value("document.title")).isEqualTo("run on bench");
            assertThat(browser.complaints()).isNotEmpty().allMatch(one -> one.contains("Content Security Policy"));
        }
    }
}
