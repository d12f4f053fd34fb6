package org.multispa.cli.reward;

import java.io.IOException;
import java.util.Optional;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.reward.ask.ModelRespondent;
import org.multispa.evaluation.reward.ask.Respondent;

/// Who answers about which point.
interface Respondents extends AutoCloseable {
    /// @param point the track that is asked about; nothing where it is not known
    Respondent of(Optional<ScenePoint> point);

    @Override
    void close() throws IOException;

    /// One model for all.
    record Model(Backend backend) implements Respondents {
        @Override
        public Respondent of(Optional<ScenePoint> point) {
            return new ModelRespondent(backend);
        }

        @Override
        public void close() throws IOException {
            backend.close();
        }
    }
}
