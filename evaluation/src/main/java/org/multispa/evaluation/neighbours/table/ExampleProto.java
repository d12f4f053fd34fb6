package org.multispa.evaluation.neighbours.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.multispa.dataset.DatasetException;

/// The protocol buffer of a `tf.train.Example`: field 1 the features, in these field 1 for each an entry of name
/// (1) and feature (2), which holds lists of bytes (1), floats (2) or whole numbers (3), each in a field 1.
final class ExampleProto {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;
    private static final int LONGEST_NAME = 1000;

    private final byte[] bytes;
    private final int end;
    private int at;

    private ExampleProto(byte[] bytes, Range range) {
        this.bytes = bytes;
        this.at = range.from();
        this.end = range.from() + range.length();
    }

    /// Part of the bytes.
    record Range(int from, int length) {}

    /// @param bytes where its elements stand, if they are bytes
    /// @param numbers its elements, if they are numbers
    record Feature(String name, List<Range> bytes, List<Object> numbers) {}

    /// @throws DatasetException if the bytes are no example
    static List<Feature> features(byte[] bytes) throws DatasetException {
        List<Feature> features = new ArrayList<>();
        for (Field outer : new ExampleProto(bytes, new Range(0, bytes.length)).fields(1)) {
            for (Field entry : new ExampleProto(bytes, outer.range()).fields(1)) {
                String name = "";
                List<Range> ranges = new ArrayList<>();
                List<Object> numbers = new ArrayList<>();
                for (Field field : new ExampleProto(bytes, entry.range()).fields(0)) {
                    if (field.number() == 1) {
                        name = name(bytes, field.range());
                    } else if (field.number() == 2) {
                        values(bytes, field.range(), ranges, numbers);
                    }
                }
                features.add(new Feature(name, ranges, numbers));
            }
        }
        return features;
    }

    private static String name(byte[] bytes, Range range) throws DatasetException {
        if (range.length() > LONGEST_NAME) {
            throw new DatasetException("a name of " + range.length() + " bytes");
        }
        return new String(bytes, range.from(), range.length(), StandardCharsets.UTF_8);
    }

    private static void values(byte[] bytes, Range range, List<Range> ranges, List<Object> numbers)
            throws DatasetException {
        for (Field list : new ExampleProto(bytes, range).fields(0)) {
            for (Field value : new ExampleProto(bytes, list.range()).fields(1)) {
                if (list.number() == 1) {
                    ranges.add(value.range());
                } else if (value.wire() == BYTES) {
                    ExampleProto packed = new ExampleProto(bytes, value.range());
                    while (packed.at < packed.end) {
                        numbers.add(list.number() == 2 ? (Object) packed.real() : (Object) packed.varint());
                    }
                } else {
                    numbers.add(value.value());
                }
            }
        }
    }

    /// @param range of its bytes, empty for numbers
    /// @param value of a number
    private record Field(int number, int wire, Range range, long value) {}

    /// The fields of a message with a number, 0 for all.
    private List<Field> fields(int number) throws DatasetException {
        List<Field> fields = new ArrayList<>();
        while (at < end) {
            long tag = varint();
            int wire = (int) (tag & 7);
            int own = (int) Math.min(tag >>> 3, Integer.MAX_VALUE);
            Field field = switch (wire) {
                case VARINT -> new Field(own, wire, new Range(at, 0), varint());
                case FIXED64 -> new Field(own, wire, passed(Long.BYTES), 0);
                case BYTES -> new Field(own, wire, passed(varint()), 0);
                case FIXED32 -> new Field(own, wire, passed(Integer.BYTES), 0);
                default -> throw new DatasetException("no tf.train.Example: wire type " + wire);
            };
            if (number == 0 || own == number) {
                fields.add(field);
            }
        }
        return fields;
    }

    private Range passed(long length) throws DatasetException {
        if (length < 0 || length > end - at) {
            throw new DatasetException("no tf.train.Example: " + length + " bytes where " + (end - at) + " are left");
        }
        Range range = new Range(at, (int) length);
        at += (int) length;
        return range;
    }

    private double real() throws DatasetException {
        Range range = passed(Integer.BYTES);
        int bits = 0;
        for (int i = Integer.BYTES - 1; i >= 0; i--) {
            bits = (bits << 8) | (bytes[range.from() + i] & 0xFF);
        }
        return Float.intBitsToFloat(bits);
    }

    private long varint() throws DatasetException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= end) {
                throw new DatasetException("no tf.train.Example: it ends in a number");
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new DatasetException("no tf.train.Example: a number of more than 64 bits");
    }
}
