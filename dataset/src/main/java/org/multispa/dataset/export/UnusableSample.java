package org.multispa.dataset.export;

/// A sample that cannot be exported and is set aside; the message is the reason.
final class UnusableSample extends Exception {
    private static final long serialVersionUID = 1;

    UnusableSample(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
