package org.multispa.scenes.pickle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the known callables make of their arguments.
final class NumpyValues {
    private static final Pattern TYPE = Pattern.compile("([OSuiV])([0-9]{0,9})");
    private static final int TAKES_ALL = Integer.MAX_VALUE;

    private NumpyValues() {}

    static Value call(Known known, Value arguments, Budget budget) throws IOException {
        Arguments given = Arguments.of(known.toString(), arguments);
        return switch (known) {
            case ENCODE -> encoded(given.require(2));
            case DTYPE -> elementType(given.require(1).text(0));
            case RECONSTRUCT -> {
                given.require(1).requireCallable(0, Known.NDARRAY);
                yield new Value.Array();
            }
            case SCALAR -> {
                Value.ElementType type = given.require(2).elementType(0);
                yield single(type, given.bytes(1));
            }
            case FROM_BUFFER -> {
                Value.Array array = new Value.Array();
                array.fill(split(given.require(3).elementType(1), given.bytes(0), given.elements(2), budget));
                yield array;
            }
            case BYTES, BYTEARRAY ->
                given.count() == 0
                        ? new Value.Bytes(new PickledBytes(0, 0, false, false))
                        : new Value.Bytes(given.bytes(0));
            case NDARRAY -> throw new IOException("pickle calls numpy.ndarray, which is refused");
        };
    }

    /// Sets the state of an array or an element type.
    static void build(Value target, Value state, Budget budget) throws IOException {
        switch (target) {
            case Value.Array array ->
                fill(array, Arguments.of("an array's state", state).require(5), budget);
            case Value.ElementType _ ->
                Arguments.of("an element type's state", state).require(1);
            case Value.Singleton _,
                    Value.Whole _,
                    Value.Text _,
                    Value.Bytes _,
                    Value.Tuple _,
                    Value.Growing _,
                    Value.Callable _ ->
                throw new IOException("pickle asks for BUILD on " + Arguments.kind(target) + ", which is refused");
        }
    }

    /// Version, shape, element type, order, content. The order is of no matter: rows of one dimension are meant.
    private static void fill(Value.Array array, Arguments state, Budget budget) throws IOException {
        long elements = state.elements(1);
        Value.ElementType type = state.elementType(2);
        if (!type.isObject()) {
            array.fill(split(type, state.bytes(4), elements, budget));
            return;
        }
        List<Value> items = state.list(4);
        if (items.size() != elements) {
            throw new IOException(
                    "pickled array has a shape of " + elements + " elements and a list of " + items.size());
        }
        array.fill(items);
    }

    private static Value encoded(Arguments given) throws IOException {
        if (!given.text(1).equals("latin1")) {
            throw given.wrong(1, "'latin1'");
        }
        PickledBytes text = given.textPlace(0);
        return new Value.Bytes(new PickledBytes(text.offset(), text.length(), true, false));
    }

    private static Value.ElementType elementType(String name) throws IOException {
        Matcher matcher = TYPE.matcher(name);
        if (matcher.matches()) {
            int bytes = Optional.of(matcher.group(2))
                    .filter(n -> !n.isEmpty())
                    .map(Integer::parseInt)
                    .orElse(1);
            switch (matcher.group(1)) {
                case "O" -> {
                    return new Value.ElementType(0, false);
                }
                case "S" -> {
                    if (bytes > 0) {
                        return new Value.ElementType(bytes, true);
                    }
                }
                default -> {
                    if (bytes == 1) {
                        return new Value.ElementType(TAKES_ALL, false);
                    }
                }
            }
        }
        throw new IOException("pickle holds an array of element type '" + Opcode.printable(name)
                + "', expected objects, byte strings or bytes (O, S, u1)");
    }

    private static Value single(Value.ElementType type, PickledBytes place) {
        return new Value.Bytes(new PickledBytes(place.offset(), place.length(), place.latin1(), type.padded()));
    }

    /// The elements of an array that is stored in one piece; an array of numbers of one byte is one byte string.
    private static List<Value> split(Value.ElementType type, PickledBytes all, long elements, Budget budget)
            throws IOException {
        if (type.isObject()) {
            throw new IOException("pickled array of objects is stored as bytes");
        }
        if (type.itemBytes() == TAKES_ALL || elements == 1) {
            return List.of(single(type, all));
        }
        if (all.latin1() || all.length() != elements * type.itemBytes()) {
            throw new IOException("pickled array of " + elements + " byte strings of " + type.itemBytes()
                    + " is stored in " + all.length() + " bytes"
                    + (all.latin1() ? " of text; write it with a pickle protocol of 3 or more" : ""));
        }
        budget.take(elements);
        List<Value> strings = new ArrayList<>();
        for (int i = 0; i < elements; i++) {
            long from = all.offset() + (long) i * type.itemBytes();
            strings.add(new Value.Bytes(new PickledBytes(from, type.itemBytes(), false, type.padded())));
        }
        return strings;
    }
}
