package org.multispa.cli.reward;

import java.util.Map;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Subtask;
import org.multispa.engine.wording.Wording;
import org.multispa.engine.wording.WordingPacks;
import org.multispa.evaluation.reward.ask.MotionWording;
import org.multispa.geometry.SeededHash;

/// Questions in the words of the wording packs, as a data set has them.
record PackWording(WordingPacks packs) implements MotionWording {
    @Override
    public String words(Subtask subtask, Map<String, String> slots, SeededHash key) {
        // the answer's template is chosen as well and not used, so any truth of the right form will do
        Answer any = switch (subtask.answerKind()) {
            case VECTOR -> new Answer.Vector(1, 1, 1);
            case PIXEL -> new Answer.Pixel(0, 0);
            case SCALAR, CHOICE, DIRECTION, MOTION -> new Answer.Scalar(1, Answer.Unit.MILLIMETRE);
        };
        return Wording.compose(packs.pack(subtask), key, slots, any).question();
    }
}
