package org.multispa.evaluation.extract;

import java.util.Locale;

/// Where in a reply an answer was found, from the form that was asked for to the freest reading.
public enum Rung {
    /// In the last backticked span, in exactly the form asked for.
    BACKTICKS("the last backticked span, as asked for"),
    /// In the last backticked span, in another form: with a unit, in other brackets, in words.
    BACKTICKS_LENIENT("the last backticked span, in another form"),
    /// The whole reply is the answer in the form asked for, but without backticks.
    BARE("the whole reply, without backticks"),
    /// Behind the words that announce an answer, in a box, an answer tag or bold letters.
    MARKED("behind 'the answer is', in a box or in bold"),
    /// Somewhere in the text, as the only answer that it gives, be it once or several times.
    STATED("the only answer in the text"),
    /// The text says that nothing moved.
    STILL("'did not move'"),
    /// The last of several different answers in the text.
    LAST("the last of several answers in the text"),
    /// Nowhere, but a language model was asked what the reply says; see [Rewriting].
    REWRITE("as a language model reads the reply");

    private final String text;

    Rung(String text) {
        this.text = text;
    }

    /// Name in files, for example `backticks-lenient`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The same in words.
    public String text() {
        return text;
    }
}
