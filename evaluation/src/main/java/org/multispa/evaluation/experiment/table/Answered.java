package org.multispa.evaluation.experiment.table;

import java.util.List;
import org.multispa.evaluation.score.Scored;

/// What an evaluation left.
///
/// @param data name of the data set whose questions were asked
public record Answered(String data, List<Scored> items) {
    public Answered {
        items = List.copyOf(items);
    }
}
