package org.multispa.dataset.audit.blind;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
        List<Probe> usable = probes.stream()
                .filter(probe -> probe.subtask() != Subtask.DEPTH_COMPARISON_COORDINATE || probe.hasOptions())
                .toList();
        if (usable.isEmpty()) {
            return new BlindScores(false, List.of());
        }
        Folds folds = Folds.of(usable);
        List<BlindScore> scores = new ArrayList<>();
        predictors(usable.getFirst().subtask(), prober.vocabulary()).forEach((clue, predictor) -> {
            BlindScore score = score(clue, predictor, usable, folds);
            if (score.asked() > 0) {
                scores.add(score);
            }
        });
        return new BlindScores(folds.byFamily(), scores);
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

    private static BlindScore score(Clue clue, Predictor predictor, List<Probe> probes, Folds folds) {
        long right = 0;
        long asked = 0;
        for (int fold = 0; fold < Folds.COUNT; fold++) {
            List<Probe> training = new ArrayList<>();
            List<Probe> held = new ArrayList<>();
            for (int i = 0; i < probes.size(); i++) {
                (folds.of()[i] == fold ? held : training).add(probes.get(i));
            }
            if (training.isEmpty()) {
                continue;
            }
            Predictor.Trained trained = predictor.train(training);
            asked += held.size();
            right += held.stream()
                    .filter(probe -> Grading.isCorrect(
                            probe.graded(), trained.guess(probe).on(probe)))
                    .count();
        }
        return new BlindScore(clue, right, asked, predictor.train(probes).hint());
    }
}
