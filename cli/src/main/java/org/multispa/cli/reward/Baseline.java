package org.multispa.cli.reward;

import java.util.Locale;
import java.util.Optional;
import org.multispa.cli.console.UsageException;
import org.multispa.evaluation.reward.ask.Respondent;
import org.multispa.evaluation.reward.ask.StillRespondent;
import org.multispa.evaluation.reward.ask.TruthRespondent;
import org.multispa.evaluation.reward.clip.PointPath;

/// Answers without a model.
enum Baseline implements Respondents {
    /// The truth of a track.
    ORACLE {
        @Override
        public Respondent of(Optional<ScenePoint> point) {
            ScenePoint known = point.orElseThrow(() -> new UsageException(
                    "--baseline oracle knows the tracks of a tracked video only; give one with --track"));
            return new TruthRespondent(
                    known.scene().id().name() + " " + known.track(),
                    known,
                    new PointPath(known.spots(), true),
                    new SceneFrames(known.scene()).size());
        }
    },
    /// Nothing moves.
    STILL {
        @Override
        public Respondent of(Optional<ScenePoint> point) {
            return new StillRespondent();
        }
    };

    /// Name on the command line.
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {}
}
