package org.multispa.scenes.pickle;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Reads the values that a known callable is given.
final class Arguments {
    private final String of;
    private final List<Value> values;

    /// @param of what they are given to, for messages
    Arguments(String of, List<Value> values) {
        this.of = of;
        this.values = values;
    }

    static Arguments of(String what, Value tuple) throws IOException {
        if (tuple instanceof Value.Tuple(List<Value> items)) {
            return new Arguments(what, items);
        }
        throw new IOException("pickle gives " + what + " " + kind(tuple) + ", expected a tuple");
    }

    int count() {
        return values.size();
    }

    Arguments require(int count) throws IOException {
        if (values.size() < count) {
            throw new IOException("pickle gives " + of + " " + values.size() + " values, expected " + count);
        }
        return this;
    }

    Value get(int i) {
        return values.get(i);
    }

    String text(int i) throws IOException {
        if (get(i) instanceof Value.Text(PickledBytes _, var content) && content.isPresent()) {
            return content.get();
        }
        throw wrong(i, "a short text");
    }

    PickledBytes bytes(int i) throws IOException {
        if (get(i) instanceof Value.Bytes(PickledBytes place)) {
            return place;
        }
        throw wrong(i, "a byte string");
    }

    PickledBytes textPlace(int i) throws IOException {
        if (get(i) instanceof Value.Text(PickledBytes place, var _)) {
            return place;
        }
        throw wrong(i, "text");
    }

    Value.ElementType elementType(int i) throws IOException {
        if (get(i) instanceof Value.ElementType type) {
            return type;
        }
        throw wrong(i, "an element type");
    }

    List<Value> list(int i) throws IOException {
        if (get(i) instanceof Value.Growing(List<Value> items)) {
            return items;
        }
        throw wrong(i, "a list");
    }

    void requireCallable(int i, Known known) throws IOException {
        if (!(get(i) instanceof Value.Callable(Known found) && found == known)) {
            throw wrong(i, "numpy." + known.name().toLowerCase(Locale.ROOT));
        }
    }

    /// The number of elements of the shape at `i`.
    long elements(int i) throws IOException {
        if (!(get(i) instanceof Value.Tuple(List<Value> sides))) {
            throw wrong(i, "a shape");
        }
        long product = 1;
        for (Value side : sides) {
            if (!(side instanceof Value.Whole(long length)) || length < 0 || length > Integer.MAX_VALUE) {
                throw wrong(i, "a shape of lengths");
            }
            product *= length;
            if (product > Integer.MAX_VALUE) {
                throw new IOException("pickle gives " + of + " a shape of more than 2^31 elements");
            }
        }
        return product;
    }

    IOException wrong(int i, String expected) {
        return new IOException(
                "pickle gives " + of + " " + kind(get(i)) + " as value " + (i + 1) + ", expected " + expected);
    }

    static String kind(Value value) {
        return switch (value) {
            case Value.Singleton one -> one.name().toLowerCase(Locale.ROOT);
            case Value.Whole(long number) -> "the number " + number;
            case Value.Text _ -> "text";
            case Value.Bytes _ -> "a byte string";
            case Value.Tuple _ -> "a tuple";
            case Value.Growing _ -> "a list";
            case Value.Callable(Known known) -> "the callable " + known;
            case Value.ElementType _ -> "an element type";
            case Value.Array _ -> "an array";
        };
    }
}
