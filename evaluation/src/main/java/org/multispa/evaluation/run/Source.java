package org.multispa.evaluation.run;

import java.util.Map;
import java.util.SortedMap;
import org.multispa.dataset.json.PlainTree;
import org.multispa.evaluation.backend.Backend;

/// Where replies come from.
public sealed interface Source {
    /// Replies that are there already: recorded ones, or a baseline's.
    ///
    /// @param model what answered, as reports show it
    /// @param parameters what else tells these replies from others, such as their file's SHA-256
    /// @param replies by sample id
    record Given(String model, SortedMap<String, Object> parameters, Map<String, String> replies) implements Source {
        public Given {
            parameters = PlainTree.of(parameters);
            replies = Map.copyOf(replies);
        }
    }

    /// A model that is asked whatever the store does not hold yet.
    record Asked(Backend backend, Prompt prompt) implements Source {}
}
