package org.multispa.evaluation.extract;

import java.util.Random;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.dataset.Subtask;

/// Answers of the form that a subtask asks for.
public final class RandomAnswers {
    private RandomAnswers() {}

    public static Answer of(Subtask subtask, Random random) {
        return switch (subtask.answerKind()) {
            case CHOICE ->
                new Answer.Choice(String.valueOf((char) ('A' + random.nextInt(subtask.images() == 1 ? 2 : 4))));
            case DIRECTION -> new Answer.Direction(direction(subtask, random.nextBoolean()));
            case SCALAR ->
                subtask.unit().orElseThrow() == Answer.Unit.DEGREE
                        ? new Answer.Scalar(random.nextInt(5, 180), Answer.Unit.DEGREE)
                        : new Answer.Scalar(random.nextInt(50, 6000), Answer.Unit.MILLIMETRE);
            case PIXEL -> new Answer.Pixel(random.nextInt(1000), random.nextInt(1000));
            case VECTOR ->
                new Answer.Vector(random.nextInt(-2000, 2000), random.nextInt(-500, 500), random.nextInt(-2000, 2000));
            case MOTION ->
                new Answer.Motion(
                        random.nextInt(-2000, 2000),
                        random.nextInt(-500, 500),
                        random.nextInt(-2000, 2000),
                        random.nextInt(-170, 170),
                        random.nextInt(-60, 60),
                        random.nextInt(-30, 30));
        };
    }

    private static Word direction(Subtask subtask, boolean first) {
        return switch (subtask) {
            case CAMERA_Y_DIRECTION, CAMERA_PITCH_DIRECTION -> first ? Word.UP : Word.DOWN;
            case CAMERA_Z_DIRECTION -> first ? Word.FORWARD : Word.BACKWARD;
            case CAMERA_ROLL_DIRECTION -> first ? Word.CLOCKWISE : Word.COUNTERCLOCKWISE;
            default -> first ? Word.LEFT : Word.RIGHT;
        };
    }
}
