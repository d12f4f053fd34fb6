package org.multispa.scenes.pickle;

import java.io.IOException;

/// How many values a pickle may still make: on the stack, in the memo and in arrays, together. Bounds its memory.
final class Budget {
    static final int MOST_VALUES = 1 << 20;

    private long left = MOST_VALUES;

    void take(long values) throws IOException {
        left -= values;
        if (left < 0) {
            throw new IOException("pickle makes more than " + MOST_VALUES + " values");
        }
    }
}
