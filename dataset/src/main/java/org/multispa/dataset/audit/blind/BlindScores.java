package org.multispa.dataset.audit.blind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Grading;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Subtask.AnswerKind;

/// Cross-validated scores of all blind predictors that apply to a subtask.
///
/// @param byFamily whether training and grading never share a scene family
/// @param scores the constant answer first; empty where there are too few questions to train on
public record BlindScores(boolean byFamily, List<BlindScore> scores) {
    private static final int LEAST_OF_TEMPLATE = 10;
    private static final int LEAST_OF_LABEL = 3;

    public BlindScores {
        scores = List.copyOf(scores);
    }

    /// @param probes different questions of one subtask
    /// @param prober what made them
    public static BlindScores of(List<Probe> probes, Prober prober) {
        List<Probe> usable = probes.stream().filter(BlindScores::isUsable).toList();
        if (usable.isEmpty()) {
            return new BlindScores(false, List.of());
        }
        Folds folds = Folds.of(usable);
        List<BlindScore> scores = new ArrayList<>();
        predictors(usable.getFirst().subtask(), prober.vocabulary()).forEach((clue, predictor) -> {
            BlindScore score = score(clue, predictor, usable, answers(predictor, usable, folds));
            if (score.asked() > 0) {
                scores.add(score);
            }
        });
        return new BlindScores(folds.byFamily(), scores);
    }

    /// What the predictors that are scored answer to each of the questions, in their order; nothing where a
    /// question's options are not known or there is nothing to train on.
    ///
    /// @param probes different questions of one subtask
    /// @param prober what made them
    public static Map<Clue, List<Optional<Answer>>> answers(List<Probe> probes, Prober prober) {
        List<Probe> usable = probes.stream().filter(BlindScores::isUsable).toList();
        Map<Clue, List<Optional<Answer>>> answers = new EnumMap<>(Clue.class);
        if (usable.isEmpty()) {
            return answers;
        }
        Folds folds = Folds.of(usable);
        predictors(usable.getFirst().subtask(), prober.vocabulary()).forEach((clue, predictor) -> {
            Iterator<Optional<Answer>> given = answers(predictor, usable, folds).iterator();
            answers.put(
                    clue,
                    probes.stream()
                            .map(probe -> isUsable(probe) ? given.next() : Optional.<Answer>empty())
                            .toList());
        });
        return answers;
    }

    private static boolean isUsable(Probe probe) {
        return probe.subtask() != Subtask.DEPTH_COMPARISON_COORDINATE || probe.hasOptions();
    }

    private static Map<Clue, Predictor> predictors(Subtask subtask, Vocabulary vocabulary) {
        Map<Clue, Predictor> predictors = new EnumMap<>(Clue.class);
        predictors.put(Clue.CONSTANT, PlainPredictor.CONSTANT);
        predictors.put(Clue.WORDS, new WordsPredictor(vocabulary));
        predictors.put(Clue.TEMPLATE, new GroupPredictor(Probe::template, LEAST_OF_TEMPLATE));
        boolean chosen = subtask.answerKind() == AnswerKind.CHOICE || subtask == Subtask.DEPTH_COMPARISON_COORDINATE;
        Predictor places = chosen ? new OptionPredictor() : new NearestPredictor();
        switch (subtask.reference()) {
            case NONE -> {}
            case DOT -> predictors.put(Clue.MARKS, places);
            case COORDINATE -> predictors.put(Clue.COORDINATES, places);
            case LABEL -> predictors.put(Clue.LABEL, new GroupPredictor(Probe::label, LEAST_OF_LABEL));
        }
        if (subtask == Subtask.CORRESPONDENCE_COORDINATE) {
            predictors.put(Clue.ECHO, PlainPredictor.ECHO);
        }
        return predictors;
    }

    /// Answers of predictors that were trained on the other folds.
    private static List<Optional<Answer>> answers(Predictor predictor, List<Probe> probes, Folds folds) {
        List<Optional<Answer>> answers = new ArrayList<>(Collections.nCopies(probes.size(), Optional.empty()));
        for (int fold = 0; fold < Folds.COUNT; fold++) {
            List<Probe> training = new ArrayList<>();
            for (int i = 0; i < probes.size(); i++) {
                if (folds.of()[i] != fold) {
                    training.add(probes.get(i));
                }
            }
            if (training.isEmpty()) {
                continue;
            }
            Predictor.Trained trained = predictor.train(training);
            for (int i = 0; i < probes.size(); i++) {
                if (folds.of()[i] == fold) {
                    answers.set(i, Optional.of(trained.guess(probes.get(i)).on(probes.get(i))));
                }
            }
        }
        return answers;
    }

    private static BlindScore score(
            Clue clue, Predictor predictor, List<Probe> probes, List<Optional<Answer>> answers) {
        long right = 0;
        long asked = 0;
        for (int i = 0; i < probes.size(); i++) {
            Optional<Answer> answer = answers.get(i);
            asked += answer.isPresent() ? 1 : 0;
            right += answer.isPresent() && Grading.isCorrect(probes.get(i).graded(), answer.get()) ? 1 : 0;
        }
        return new BlindScore(clue, right, asked, predictor.train(probes).hint());
    }
}
