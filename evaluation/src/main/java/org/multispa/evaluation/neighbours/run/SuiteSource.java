package org.multispa.evaluation.neighbours.run;

import java.util.Map;
import java.util.SortedMap;
import org.multispa.dataset.json.PlainTree;
import org.multispa.evaluation.backend.Backend;

/// Where replies come from.
public sealed interface SuiteSource {
    /// Replies that are there already.
    ///
    /// @param model what answered, as reports show it
    /// @param parameters what else tells these replies from others, such as their file's SHA-256
    /// @param replies by question id
    record Given(String model, SortedMap<String, Object> parameters, Map<String, String> replies)
            implements SuiteSource {
        public Given {
            parameters = PlainTree.of(parameters);
            replies = Map.copyOf(replies);
        }
    }

    /// A model that is asked whatever the store does not hold yet.
    record Asked(Backend backend) implements SuiteSource {}
}
