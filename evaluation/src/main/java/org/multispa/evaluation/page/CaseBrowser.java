package org.multispa.evaluation.page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.multispa.evaluation.page.cases.Case;
import org.multispa.evaluation.page.html.Html;

/// Questions to look at, one at a time. The page's script shows one and steps through those that pass the filters;
/// without a script all are shown one below the other.
///
/// @param models what answered, one or two
record CaseBrowser(List<String> models) {
    void write(Html html, String title, String about, List<Case> cases) {
        html.open("section", "id", "cases").element("h2", title);
        html.element("p", about, "class", "quiet");
        if (cases.isEmpty()) {
            html.element("p", "There are none.").close();
            return;
        }
        controls(html, cases);
        html.element("p", "No question passes both filters.", "id", "none", "hidden", "");
        CaseView view = new CaseView(models);
        for (int i = 0; i < cases.size(); i++) {
            html.line();
            view.write(html, i + 1, cases.get(i));
        }
        html.close().line();
    }

    private static void controls(Html html, List<Case> cases) {
        Map<String, Integer> subtasks = new TreeMap<>();
        Map<String, Integer> outcomes = new TreeMap<>();
        for (Case one : cases) {
            subtasks.merge(one.first().subtask().id(), 1, Integer::sum);
            outcomes.merge(CaseView.outcome(one), 1, Integer::sum);
        }
        html.open("div", "class", "controls", "role", "group", "aria-label", "Choose a question");
        select(html, "subtask", "Subtask", subtasks, cases.size());
        select(html, "outcome", "Outcome", outcomes, cases.size());
        html.element("button", "← Previous", "type", "button", "id", "previous");
        html.element("output", "", "id", "position", "aria-live", "polite");
        html.element("button", "Next →", "type", "button", "id", "next");
        html.element("span", "or the arrow keys ← →", "class", "quiet keys");
        html.close();
    }

    private static void select(Html html, String id, String name, Map<String, Integer> values, int all) {
        html.element("label", name, "for", id);
        html.open("select", "id", id);
        html.element("option", "all (" + all + ")", "value", "");
        values.forEach((value, count) -> html.element("option", value + " (" + count + ")", "value", value));
        html.close();
    }
}
