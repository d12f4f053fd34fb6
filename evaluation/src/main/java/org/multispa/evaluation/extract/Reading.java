package org.multispa.evaluation.extract;

import java.util.List;

/// What a text holds of one form of answer.
///
/// @param candidates in the order of the text, all of the same weight
/// @param outOfRange whether something has the form but is no possible answer
record Reading(List<Candidate> candidates, boolean outOfRange) {
    Reading {
        candidates = Candidate.heaviest(candidates);
    }

    static Reading of(List<Candidate> candidates) {
        return new Reading(candidates, false);
    }
}
