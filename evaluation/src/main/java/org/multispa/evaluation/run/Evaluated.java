package org.multispa.evaluation.run;

import java.util.List;
import org.multispa.evaluation.backend.Usage;

/// What an evaluation gave.
///
/// @param asked questions put to the model in this run
/// @param usage what these took
/// @param unanswered questions without a reply; they count as wrong
/// @param setAside what could not be used, each with its place and reason
public record Evaluated(Run run, long asked, Usage usage, long unanswered, List<String> setAside) {
    public Evaluated {
        setAside = List.copyOf(setAside);
    }
}
