package org.multispa.training.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads files of TensorBoard events by their description, with a check sum computed bit by bit.
final class EventReader {
    private static final int POLYNOMIAL = 0x82F63B78;

    private EventReader() {}

    /// An event.
    ///
    /// @param session the status of a session log, -1 if there is none
    record Event(double time, long step, String version, int session, Map<String, Float> scalars) {}

    static List<Event> read(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = take(in, 8);
            assertThat(in.getInt()).isEqualTo(masked(length));
            byte[] event = take(in, (int)
                    ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong());
            assertThat(in.getInt()).isEqualTo(masked(event));
            events.add(event(event));
        }
        return events;
    }

    private static byte[] take(ByteBuffer in, int count) {
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    static int masked(byte[] bytes) {
        int crc = crc32c(bytes);
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    static int crc32c(byte[] bytes) {
        int crc = -1;
        for (byte one : bytes) {
            crc ^= one & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL;
            }
        }
        return ~crc;
    }

    private static Event event(byte[] bytes) {
        double time = 0;
        long step = 0;
        String version = "";
        int session = -1;
        Map<String, Float> scalars = new TreeMap<>();
        for (Field field : fields(bytes)) {
            switch (field.number()) {
                case 1 -> time = Double.longBitsToDouble(field.value());
                case 2 -> step = field.value();
                case 3 -> version = new String(field.bytes(), StandardCharsets.UTF_8);
                case 5 -> fields(field.bytes()).forEach(value -> scalar(value.bytes(), scalars));
                case 7 -> session = (int) fields(field.bytes()).getFirst().value();
                default -> throw new AssertionError("unknown field " + field.number());
            }
        }
        return new Event(time, step, version, session, scalars);
    }

    private static void scalar(byte[] bytes, Map<String, Float> scalars) {
        List<Field> fields = fields(bytes);
        assertThat(fields.stream().map(Field::number)).containsExactly(1, 2);
        scalars.put(new String(fields.get(0).bytes(), StandardCharsets.UTF_8), Float.intBitsToFloat((int)
                fields.get(1).value()));
    }

    private static List<Field> fields(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<Field> fields = new ArrayList<>();
        while (in.hasRemaining()) {
            int key = (int) varint(in);
            fields.add(
                    switch (key & 7) {
                        case 0 -> new Field(key >>> 3, varint(in), new byte[0]);
                        case 1 -> new Field(key >>> 3, in.getLong(), new byte[0]);
                        case 2 -> new Field(key >>> 3, 0, take(in, (int) varint(in)));
                        case 5 -> new Field(key >>> 3, in.getInt(), new byte[0]);
                        default -> throw new AssertionError("unknown kind " + (key & 7));
                    });
        }
        return fields;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private record Field(int number, long value, byte[] bytes) {}
}
