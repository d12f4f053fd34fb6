package org.multispa.model.chat;

/// A conversation to be learned.
///
/// @param ids the whole of it
/// @param labels as long as `ids`: the id itself where it is to be learned, else [#IGNORED]. They stand beside the
///     ids, not shifted: the label at a place is predicted from the ids before it.
public record TrainingText(int[] ids, int[] labels) {
    /// The label of what is read but not learned.
    public static final int IGNORED = -100;

    public TrainingText {
        if (ids.length != labels.length) {
            throw new IllegalArgumentException(
                    "expected as many labels as ids, found " + labels.length + " and " + ids.length);
        }
    }

    /// How many tokens are learned. The first of a text is never predicted, so its label does not count.
    public int learned() {
        int count = 0;
        for (int i = 1; i < labels.length; i++) {
            count += labels[i] == IGNORED ? 0 : 1;
        }
        return count;
    }
}
