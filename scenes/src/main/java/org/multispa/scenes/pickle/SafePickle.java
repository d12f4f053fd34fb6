package org.multispa.scenes.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Reads pickled byte strings, protocols 2 to 5: a byte string, or lists, tuples and NumPy arrays of them.
///
/// A pickle is a program. This one is not run: instructions that build those values are followed, and every other
/// instruction and every other name is refused with its name. Memory is bounded by the number of values, which
/// has a limit; byte strings themselves stay where they are.
public final class SafePickle {
    private static final int MOST_VISITS = 1 << 22;
    private static final int DEEPEST = 4;

    private final List<PickledBytes> found = new ArrayList<>();
    private int visits;

    private SafePickle() {}

    /// The places of all byte strings, in order; nested lists and arrays are laid out flat.
    ///
    /// @param in the pickle from its first byte; not closed
    /// @param length bytes of the pickle
    /// @throws IOException if it is cut off, broken, asks for anything else, or holds too much
    public static List<PickledBytes> byteStrings(InputStream in, long length) throws IOException {
        SafePickle walk = new SafePickle();
        walk.collect(new Unpickler(new PickleInput(in, length)).read(), DEEPEST);
        return walk.found;
    }

    private void collect(Value value, int levels) throws IOException {
        if (++visits > MOST_VISITS) {
            throw new IOException("pickle holds more than " + MOST_VISITS + " byte strings and lists");
        }
        switch (value) {
            case Value.Bytes(PickledBytes place) -> found.add(place);
            case Value.Tuple(List<Value> items) -> collectAll(items, levels);
            case Value.Growing(List<Value> items) -> collectAll(items, levels);
            case Value.Array array -> collectAll(array.elements(), levels);
            case Value.Singleton _, Value.Whole _, Value.Text _, Value.Callable _, Value.ElementType _ ->
                throw new IOException("pickle holds " + Arguments.kind(value) + " where a byte string is expected");
        }
    }

    private void collectAll(List<Value> items, int levels) throws IOException {
        if (levels == 0) {
            throw new IOException("pickle nests byte strings more than " + DEEPEST + " lists deep");
        }
        for (Value item : items) {
            collect(item, levels - 1);
        }
    }
}
