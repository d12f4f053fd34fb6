package org.multispa.engine.wording;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.multispa.dataset.Subtask;

/// The sentences of one subtask in one language. Any task may stand before any question, and any answer may follow any
/// question. A pack is plain data; [WordingPacks] hands out only packs that [WordingCheck] found nothing wrong with.
///
/// @param language language tag in lower case, with an optional region: `en`, `pt-BR`
/// @param version grows with every change of a template, from 1
/// @param tasks what the viewer is to do, the conventions of the numbers and the form of the answer
/// @param questions the question itself, with all slots of the subtask
/// @param answers sentences that hold the answer in backticks
/// @param still answers of packs about moving points, used in place of `answers` where the point did not move: they
///     say so, and hold the answer, 0, in backticks; empty for other packs
/// @param grown which of the templates a language model wrote
public record WordingPack(
        Subtask subtask,
        String language,
        int version,
        List<Template> tasks,
        List<Template> questions,
        List<Template> answers,
        List<Template> still,
        List<Grown> grown) {
    public WordingPack {
        Objects.requireNonNull(subtask);
        if (!language.matches("[a-z]{2,3}(-[A-Z]{2})?")) {
            throw new IllegalArgumentException("language must be a tag such as en or pt-BR, found '" + language + "'");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version must be at least 1, found " + version);
        }
        tasks = List.copyOf(tasks);
        questions = List.copyOf(questions);
        answers = List.copyOf(answers);
        still = List.copyOf(still);
        grown = List.copyOf(grown);
    }

    /// A pack that people wrote.
    public WordingPack(
            Subtask subtask,
            String language,
            int version,
            List<Template> tasks,
            List<Template> questions,
            List<Template> answers,
            List<Template> still) {
        this(subtask, language, version, tasks, questions, answers, still, List.of());
    }

    /// A pack that people wrote, of a subtask that does not ask about moving points.
    public WordingPack(
            Subtask subtask,
            String language,
            int version,
            List<Template> tasks,
            List<Template> questions,
            List<Template> answers) {
        this(subtask, language, version, tasks, questions, answers, List.of());
    }

    /// What template ids start with in a sample's provenance, for example `en1:`.
    public String prefix() {
        return language + version + ":";
    }

    /// The templates of one list.
    public List<Template> templates(WordingCheck.Role role) {
        return switch (role) {
            case TASK -> tasks;
            case QUESTION -> questions;
            case ANSWER -> answers;
            case STILL -> still;
        };
    }

    boolean isEnglish() {
        return language.equals("en") || language.startsWith("en-");
    }

    Stream<Template> templates() {
        return Stream.of(tasks, questions, answers, still).flatMap(List::stream);
    }
}
