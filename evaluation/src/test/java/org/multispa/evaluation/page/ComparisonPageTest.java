package org.multispa.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.evaluation.page.cases.Case;
import org.multispa.evaluation.page.cases.CaseLimits;
import org.multispa.evaluation.report.ComparisonReport;
import org.multispa.evaluation.report.Format;
import org.multispa.evaluation.run.Run;
import org.multispa.evaluation.score.Comparison;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

final class ComparisonPageTest {
    @TempDir
    private Path folder;

    @Test
    void figures_with_p_values_and_the_questions_that_one_answered_are_shown() throws Exception {
        RunOnDisk disk = new RunOnDisk(folder, 4);
        Run first = disk.run("first", disk.replies(4, List.of("<b>no idea</b>", "I cannot say.")));
        Run second = disk.run("second", disk.replies(2, List.of("nothing")));
        Comparison comparison = Comparison.of(first.items(), second.items());
        List<Case> cases = disk.book(CaseLimits.DEFAULT)
                .onlyOneRight(first, disk.evaluator("first")::replies, second, disk.evaluator("second")::replies);
        ComparisonReport report = new ComparisonReport(first.info(), second.info(), comparison);
        String page = new ComparisonPage(report, cases).html();
        assertThat(page)
                .contains("<h1>second against first</h1>", "104 questions of bench that both were asked")
                .contains(comparison.overall().onlySecond() + " only the second answered correctly")
                .contains("p "
                        + Format.probability(comparison.overall().probability()).replace("<", "&lt;"))
                .doesNotContain("<b>no idea</b>");
        Document parsed = RunPageTest.parsed(page);
        NodeList articles = parsed.getElementsByTagName("article");
        assertThat(articles.getLength()).isEqualTo(26);
        for (int i = 0; i < articles.getLength(); i++) {
            assertThat(articles.item(i)
                            .getAttributes()
                            .getNamedItem("data-outcome")
                            .getNodeValue())
                    .isEqualTo("only the second is right");
            assertThat(articles.item(i).getTextContent()).contains("first", "second", "reply");
        }
        String table = page.substring(page.indexOf("id=\"subtasks\""));
        assertThat(table.split("<tr class=\"\"><th scope=\"row\">", -1)).hasSize(1 + 26);
    }

    @Test
    void equal_runs_differ_in_nothing() throws Exception {
        RunOnDisk disk = new RunOnDisk(folder, 1);
        Run run = disk.run("run", disk.replies(2, List.of("`7`")));
        ComparisonReport report = new ComparisonReport(run.info(), run.info(), Comparison.of(run.items(), run.items()));
        List<Case> cases = disk.book(CaseLimits.DEFAULT)
                .onlyOneRight(run, disk.evaluator("run")::replies, run, disk.evaluator("run")::replies);
        assertThat(new ComparisonPage(report, cases).html()).contains("There are none.", "+0.00", "p 1.0000");
    }
}
