package org.multispa.evaluation.run;

import java.util.Locale;
import org.multispa.dataset.Sample;
import org.multispa.evaluation.extract.AnswerForm;

/// How a question is put to a model.
public enum Prompt {
    /// The benchmark's question as it stands.
    PLAIN("plain-1") {
        @Override
        String text(Sample sample) {
            return sample.conversations().getFirst().value();
        }
    },
    /// The same, with the demand to answer in any case and in the form that can be read: general models decline
    /// or answer in prose otherwise.
    INSIST("insist-1") {
        @Override
        String text(Sample sample) {
            return PLAIN.text(sample)
                    + "\nAn answer is needed in any case: where you cannot be certain, judge by what the images show"
                    + " and give your best estimate. Do not decline and do not ask back. However you arrive at it,"
                    + " close with the answer alone, " + AnswerForm.of(sample) + ".";
        }
    },
    /// Not put to a model here: replies that are there already, recorded for each sample whatever it asks.
    RECORDED("recorded-1") {
        @Override
        String text(Sample sample) {
            return sample.id() + "\n" + sample.conversations().getFirst().value();
        }
    };

    private final String version;

    Prompt(String version) {
        this.version = version;
    }

    /// Name on the command line.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Name and version: answers to another wording are other answers.
    public String version() {
        return version;
    }

    /// The text put to the model, with `<image>` where each image goes.
    abstract String text(Sample sample);
}
