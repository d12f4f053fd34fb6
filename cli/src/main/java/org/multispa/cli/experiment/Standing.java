package org.multispa.cli.experiment;

/// How far a step is.
enum Standing {
    NEW("to do"),
    BEGUN("begun"),
    CHANGED("to do again: its inputs have changed"),
    DONE("done");

    private final String text;

    Standing(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
