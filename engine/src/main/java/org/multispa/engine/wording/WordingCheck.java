package org.multispa.engine.wording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

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
    public enum Role {
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
        check.grown(pack);
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

    /// What speaks against a further template in one of a pack's lists; empty for a good one.
    public static List<String> objections(WordingPack pack, Role role, String text) {
        List<String> objections = new ArrayList<>();
        List<Template> templates = pack.templates(role);
        if (templates.size() >= MOST) {
            objections.add("the list has " + MOST + " templates already, which is the most");
        }
        objections.addAll(problems(pack, role, Template.of("", text)));
        objections.addAll(Likeness.tooLike(templates, text));
        return List.copyOf(objections);
    }

    private static List<String> problems(WordingPack pack, Role role, Template template) {
        List<String> problems = new ArrayList<>(TextChecks.problems(role, template));
        problems.addAll(SlotChecks.problems(pack.subtask(), role, template));
        if (pack.isEnglish()) {
            problems.addAll(EnglishRules.problems(pack.subtask(), role, template));
        }
        return problems;
    }

    private void grown(WordingPack pack) {
        Set<String> left = pack.templates().map(Template::id).collect(Collectors.toCollection(HashSet::new));
        for (Grown grown : pack.grown()) {
            for (String id : grown.ids()) {
                if (!left.remove(id)) {
                    report(id, "grown names a template that is not there, or names it twice");
                }
            }
        }
    }

    private void ids(WordingPack pack) {
        Set<String> known = new HashSet<>();
        pack.templates().map(Template::id).forEach(id -> idProblems(id, known).forEach(message -> report(id, message)));
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
        for (Template template : templates) {
            problems(pack, role, template).forEach(message -> report(template.id(), message));
        }
        Likeness.forEachTooLike(templates, this::report);
    }

    private void report(String template, String message) {
        problems.add(new WordingProblem(file, template, message));
    }
}
