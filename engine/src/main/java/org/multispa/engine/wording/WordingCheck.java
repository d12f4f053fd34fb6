package org.multispa.engine.wording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.multispa.dataset.Subtask;

/// Finds what is wrong with a wording pack. The checks hold for any language, those of [EnglishRules] for English.
public final class WordingCheck {
    /// Most templates of a list; each is compared with each.
    static final int MOST = 1000;

    private final String file;
    private final List<WordingProblem> problems = new ArrayList<>();

    private WordingCheck(String file) {
        this.file = file;
    }

    /// The least number of templates that a pack must have.
    ///
    /// @param still least number of answers for points that did not move, of packs about moving points
    public record Minimums(int tasks, int questions, int answers, int still) {
        /// What the packs that come with the engine have at least.
        public static final Minimums STANDARD = new Minimums(10, 30, 20, 5);

        /// Enough for a pack to be usable at all.
        public static final Minimums ONE_EACH = new Minimums(1, 1, 1, 1);

        public Minimums {
            if (tasks < 1 || questions < 1 || answers < 1 || still < 1) {
                throw new IllegalArgumentException("a pack needs at least one task, question, answer and answer for"
                        + " a point at rest, found " + tasks + ", " + questions + ", " + answers + ", " + still);
            }
        }
    }

    /// Which of a pack's lists a template stands in.
    enum Role {
        TASK,
        QUESTION,
        ANSWER,
        /// An answer that says that a point did not move.
        STILL;

        boolean isAnswer() {
            return this == ANSWER || this == STILL;
        }

        /// What the list of these templates is called.
        String list() {
            return this == STILL ? "still" : name().toLowerCase(Locale.ROOT) + "s";
        }
    }

    /// Everything that is wrong with a pack; empty for a good one.
    ///
    /// @param file name of the pack's file, for the messages
    public static List<WordingProblem> problems(String file, WordingPack pack, Minimums minimums) {
        WordingCheck check = new WordingCheck(file);
        check.ids(pack);
        check.list(pack, Role.TASK, pack.tasks(), minimums.tasks());
        check.list(pack, Role.QUESTION, pack.questions(), minimums.questions());
        check.list(pack, Role.ANSWER, pack.answers(), minimums.answers());
        if (!pack.subtask().isStatic()) {
            check.list(pack, Role.STILL, pack.still(), minimums.still());
        } else if (!pack.still().isEmpty()) {
            check.report("", "only packs about moving points have a list still");
        }
        return List.copyOf(check.problems);
    }

    private void ids(WordingPack pack) {
        Set<String> known = new HashSet<>();
        pack.templates()
                .map(Template::id)
                .forEach(id -> idProblems(id, known).forEach(message -> report(id, message)));
    }

    /// What is wrong with an id; it is added to those that are known.
    static List<String> idProblems(String id, Set<String> known) {
        List<String> problems = new ArrayList<>();
        if (!id.matches("[a-z][a-z0-9-]{0,15}")) {
            problems.add("an id has 1 to 16 small letters, digits and hyphens and starts with a letter");
        }
        if (!known.add(id)) {
            problems.add("the id is taken by an earlier template; ids are unique within a pack");
        }
        return problems;
    }

    private void list(WordingPack pack, Role role, List<Template> templates, int minimum) {
        String name = role.list();
        if (templates.size() > MOST) {
            report("", "expected at most " + MOST + " " + name + ", found " + templates.size());
            return;
        }
        if (templates.size() < minimum) {
            report("", "expected at least " + minimum + " " + name + ", found " + templates.size());
        }
        Subtask subtask = pack.subtask();
        for (Template template : templates) {
            TextChecks.problems(role, template).forEach(message -> report(template.id(), message));
            SlotChecks.problems(subtask, role, template).forEach(message -> report(template.id(), message));
            if (pack.isEnglish()) {
                EnglishRules.problems(subtask, role, template).forEach(message -> report(template.id(), message));
            }
        }
        Likeness.forEachTooLike(templates, this::report);
    }

    private void report(String template, String message) {
        problems.add(new WordingProblem(file, template, message));
    }
}
