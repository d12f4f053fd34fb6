package org.multispa.evaluation.run;

import java.util.Locale;
import org.multispa.dataset.Sample;

/// How a question is put to a model.
public enum Prompt {
    /// The benchmark's question as it stands.
    PLAIN("plain-1") {
        @Override
        String text(Sample sample) {
            return sample.conversations().getFirst().value();
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
