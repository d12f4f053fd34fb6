package org.multispa.dataset.audit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.audit.blind.BlindScore;
import org.multispa.dataset.audit.blind.Clue;

/// What an audit found in one subtask.
///
/// @param samples found in the files
/// @param questions different questions that were looked at
/// @param repeated share of the samples that repeat an earlier question, same images, marks and text
/// @param contradictory samples looked at that repeat a question with another answer
/// @param majority the most frequent answer, exactly as given
/// @param prior the answer that grading accepts most often; absent where it is not exact (vectors, pixels)
/// @param chance share of right answers by blind choice among the options; absent where there are no options
/// @param byFamily whether predictors were graded on other scene families than those they were trained on
/// @param scores the blind predictors, the constant answer first
/// @param balances of letters, words and positions; empty where there are no options
/// @param scenes spread over scenes
/// @param families spread over scene families
/// @param flags what stands out, warnings first
public record SubtaskAudit(
        Subtask subtask,
        long samples,
        long questions,
        double repeated,
        long contradictory,
        Common majority,
        Optional<Common> prior,
        OptionalDouble chance,
        boolean byFamily,
        List<BlindScore> scores,
        List<Balance> balances,
        Spread scenes,
        Spread families,
        List<Flag> flags) {
    public SubtaskAudit {
        scores = List.copyOf(scores);
        balances = List.copyOf(balances);
        flags = List.copyOf(flags);
    }

    /// The score of the predictor that goes by this, if it applies to the subtask.
    public Optional<BlindScore> score(Clue clue) {
        return scores.stream().filter(score -> score.clue() == clue).findFirst();
    }

    /// Whether there are too few questions to judge.
    public boolean tooFew() {
        return questions < AuditSettings.LEAST_QUESTIONS;
    }

    SubtaskAudit with(List<Flag> raised) {
        return new SubtaskAudit(
                subtask,
                samples,
                questions,
                repeated,
                contradictory,
                majority,
                prior,
                chance,
                byFamily,
                scores,
                balances,
                scenes,
                families,
                raised);
    }
}
