package org.multispa.engine.wording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Subtask.Reference;
import org.multispa.engine.wording.WordingCheck.Minimums;
import org.multispa.engine.wording.WordingCheck.Role;

/// The section `sequence` of a wording pack: which subtasks have it, which of the pack's answers fit it, and what
/// is wrong with it.
final class SequenceCheck {
    /// Least numbers of tasks, questions, answers and answers for points at rest.
    private static final Minimums STANDARD = new Minimums(5, 10, 8, 5);

    private static final Set<String> SLOTS = Set.of("n");

    private final String file;
    private final WordingPack sequence;
    private final List<WordingProblem> problems = new ArrayList<>();

    private SequenceCheck(String file, WordingPack sequence) {
        this.file = file;
        this.sequence = sequence;
    }

    /// True for subtasks about what happened between two images: camera motion and moving points, the extra ones
    /// apart.
    static boolean applies(Subtask subtask) {
        return subtask.images() == 2
                && !subtask.isExtra()
                && (subtask.reference() == Reference.NONE || !subtask.isStatic());
    }

    /// The answers that speak neither of a second image nor of a pair.
    static List<Template> fitting(List<Template> answers) {
        return answers.stream()
                .filter(answer -> !EnglishRules.namesSecondImage(answer))
                .toList();
    }

    /// Everything that is wrong with the section; empty where it is good or not there.
    ///
    /// @param pack the pack of the same file, for its ids
    /// @param minimums what the pack itself is held to; the section needs no more than that
    static List<WordingProblem> problems(
            String file, WordingPack pack, Optional<WordingPack> sequence, Minimums minimums) {
        if (sequence.isEmpty()) {
            return List.of();
        }
        SequenceCheck check = new SequenceCheck(file, sequence.get());
        if (!applies(pack.subtask())) {
            check.report("", "only packs about camera motion and moving points have a section sequence");
            return List.copyOf(check.problems);
        }
        check.ids(pack);
        check.list(Role.TASK, sequence.get().tasks(), Math.min(STANDARD.tasks(), minimums.tasks()));
        check.list(Role.QUESTION, sequence.get().questions(), Math.min(STANDARD.questions(), minimums.questions()));
        check.answers("answers", sequence.get().answers(), Math.min(STANDARD.answers(), minimums.answers()));
        if (!pack.subtask().isStatic()) {
            check.answers("still", sequence.get().still(), Math.min(STANDARD.still(), minimums.still()));
        }
        return List.copyOf(check.problems);
    }

    private void ids(WordingPack pack) {
        Set<String> known = pack.templates().map(Template::id).collect(Collectors.toCollection(HashSet::new));
        List<Template> own = new ArrayList<>(sequence.tasks());
        own.addAll(sequence.questions());
        for (Template template : own) {
            WordingCheck.idProblems(template.id(), known).forEach(message -> report(template.id(), message));
        }
    }

    private void list(Role role, List<Template> templates, int minimum) {
        String name = "sequence." + role.list();
        if (templates.size() > WordingCheck.MOST) {
            report("", "expected at most " + WordingCheck.MOST + " " + name + ", found " + templates.size());
            return;
        }
        if (templates.size() < minimum) {
            report("", "expected at least " + minimum + " " + name + ", found " + templates.size());
        }
        Subtask subtask = sequence.subtask();
        for (Template template : templates) {
            List<String> found = new ArrayList<>(TextChecks.problems(role, template));
            found.addAll(SlotChecks.problems(subtask, role, template, SLOTS));
            if (sequence.isEnglish()) {
                found.addAll(EnglishRules.sequenceProblems(subtask, role, template));
            }
            found.forEach(message -> report(template.id(), message));
        }
        Likeness.forEachTooLike(templates, this::report);
    }

    private void answers(String name, List<Template> fitting, int minimum) {
        if (fitting.size() < minimum) {
            report(
                    "",
                    "expected at least " + minimum + " of the list " + name + " to fit the section sequence, that is,"
                            + " not to name a second image or a pair; found " + fitting.size());
        }
    }

    private void report(String template, String message) {
        problems.add(new WordingProblem(file, template, message));
    }
}
