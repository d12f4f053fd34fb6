package org.multispa.dataset.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.audit.blind.BlindScores;
import org.multispa.dataset.audit.blind.Clue;
import org.multispa.dataset.audit.blind.Probe;
import org.multispa.dataset.audit.blind.Prober;

/// What the blind predictors of an audit answer to each question, for use as baselines. Graded, these answers
/// give the scores that [DatasetAudit] reports, as long as an audit looks at all questions and none is
/// repeated.
///
/// @param byClue answers by sample id; a sample that a predictor has no answer for is missing
public record BlindAnswers(Map<Clue, Map<String, Answer>> byClue) {
    public BlindAnswers {
        byClue = Map.copyOf(byClue);
    }

    /// @param samples of one subtask; their order does not matter
    /// @throws DatasetException if a sample that compares two points does not hold the other one
    public static BlindAnswers of(List<Sample> samples) throws DatasetException {
        TreeMap<Long, Sample> questions = new TreeMap<>();
        for (Sample sample : samples) {
            questions.merge(Intake.key(sample), sample, BlindAnswers::lesser);
        }
        Prober prober = new Prober();
        List<Probe> probes = new ArrayList<>();
        for (Sample question : questions.values()) {
            probes.add(prober.probe(question));
        }
        List<Long> keys = List.copyOf(questions.keySet());
        Map<Clue, Map<String, Answer>> byClue = new EnumMap<>(Clue.class);
        BlindScores.answers(probes, prober).forEach((clue, answers) -> byClue.put(clue, byId(samples, keys, answers)));
        return new BlindAnswers(byClue);
    }

    /// Of samples that ask the same the one whose answer an audit goes by.
    private static Sample lesser(Sample one, Sample other) {
        return other.truth().text().compareTo(one.truth().text()) < 0 ? other : one;
    }

    private static Map<String, Answer> byId(List<Sample> samples, List<Long> keys, List<Optional<Answer>> answers) {
        Map<Long, Answer> byKey = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            long key = keys.get(i);
            answers.get(i).ifPresent(answer -> byKey.put(key, answer));
        }
        Map<String, Answer> byId = new HashMap<>();
        for (Sample sample : samples) {
            Optional.ofNullable(byKey.get(Intake.key(sample))).ifPresent(answer -> byId.put(sample.id(), answer));
        }
        return byId;
    }
}
