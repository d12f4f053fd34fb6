package org.multispa.evaluation.extract;

import java.util.List;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.dataset.Sample;

/// The form of a question's answer in words.
public final class AnswerForm {
    private AnswerForm() {}

    /// To stand behind "the answer alone, ", for example `as a whole number of millimetres between backticks`. Of
    /// the truth nothing is told but which axis a direction lies on, which the question says as well.
    public static String of(Sample sample) {
        return switch (sample.truth()) {
            case Answer.Choice _ -> "as the one capital letter of the option between backticks";
            case Answer.Direction truth -> "as the word `" + pair(truth.word()) + " between backticks";
            case Answer.Scalar truth ->
                switch (truth.unit()) {
                    case MILLIMETRE -> "as a whole number of millimetres between backticks, without the unit";
                    case DEGREE -> "as a whole number of degrees between backticks, without the unit";
                };
            case Answer.Pixel _ ->
                "as `[ x , y ]` between backticks, in whole thousandths of the image's width and height";
            case Answer.Vector _ -> "as `[ x , y , z ]` between backticks, in whole millimetres";
            case Answer.Motion _ ->
                "as `[ x , y , z , yaw , pitch , roll ]` between backticks, in whole millimetres and degrees";
        };
    }

    private static String pair(Word word) {
        List<Word> words = List.of(Word.values());
        int first = words.indexOf(word) / 2 * 2;
        return words.get(first).text() + "` or `" + words.get(first + 1).text() + "`";
    }
}
