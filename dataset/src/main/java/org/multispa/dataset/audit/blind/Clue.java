package org.multispa.dataset.audit.blind;

import java.util.Locale;

/// What a blind predictor goes by. Reports list them in this order.
public enum Clue {
    CONSTANT("one constant answer"),
    WORDS("the words of the question"),
    TEMPLATE("the form of the question"),
    COORDINATES("the coordinates in the question"),
    MARKS("where the dots are drawn"),
    LABEL("the label"),
    ECHO("the coordinates asked about, repeated");

    private final String text;

    Clue(String text) {
        this.text = text;
    }

    /// Name in reports, for example `words`.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The same in words, for example `the words of the question`.
    public String text() {
        return text;
    }
}
