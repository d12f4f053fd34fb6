package org.multispa.training.watch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.SortedMap;
import java.util.zip.CRC32C;

/// A file of TensorBoard events: records, each a length, its check sum, the event, and the check sum of that.
/// The sums are CRC-32C, turned and shifted as the format asks.
final class EventFile implements AutoCloseable {
    private static final int MASK = 0xa282ead8;
    private static final int MOST_NAMES = 1000;

    private final FileChannel channel;
    private final InstantSource clock;

    private EventFile(FileChannel channel, InstantSource clock) {
        this.channel = channel;
        this.clock = clock;
    }

    /// Makes a new file in a folder. What earlier files of the folder say of steps from `next` on, TensorBoard
    /// forgets.
    static EventFile make(Path folder, long next, InstantSource clock) throws IOException {
        EventFile file = new EventFile(channel(folder, clock.instant()), clock);
        try {
            file.record(Event.version(file.seconds()));
            file.record(Event.start(file.seconds(), next));
            return file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static FileChannel channel(Path folder, Instant now) throws IOException {
        String name = String.format(Locale.ROOT, "events.out.tfevents.%010d.%s", now.getEpochSecond(), host());
        for (int i = 0; ; i++) {
            try {
                return FileChannel.open(
                        folder.resolve(i == 0 ? name : name + "." + i),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException e) {
                if (i == MOST_NAMES) {
                    throw e;
                }
            }
        }
    }

    private static String host() {
        try {
            String name = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "_");
            return name.isEmpty() ? "localhost" : name;
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /// Adds numbers that belong to a step.
    ///
    /// @param values by tag
    void add(long step, SortedMap<String, Double> values) throws IOException {
        record(Event.scalars(seconds(), step, values));
    }

    private double seconds() {
        Instant now = clock.instant();
        return now.getEpochSecond() + now.getNano() / 1e9;
    }

    private void record(byte[] event) throws IOException {
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        length.putLong(0, event.length);
        ByteBuffer record = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + event.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(length.array())
                .putInt(masked(length.array()))
                .put(event)
                .putInt(masked(event))
                .flip();
        long before = channel.position();
        try {
            while (record.hasRemaining()) {
                channel.write(record);
            }
        } catch (IOException e) {
            channel.truncate(before);
            throw e;
        }
    }

    private static int masked(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// Events in the wire form of protocol buffers: `Event` with `Summary` and `SessionLog` in it.
    private static final class Event {
        private static final int FIXED64 = 1;
        private static final int BYTES = 2;
        private static final int FIXED32 = 5;
        private static final int START = 1;

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        private static Event at(double seconds) {
            return new Event().fixed64(1, Double.doubleToRawLongBits(seconds));
        }

        static byte[] version(double seconds) {
            return at(seconds).text(3, "brain.Event:2").out.toByteArray();
        }

        /// The beginning of a run, or of its continuation.
        static byte[] start(double seconds, long step) {
            Event log = new Event().number(1, START);
            return at(seconds)
                    .number(2, step)
                    .bytes(7, log.out.toByteArray())
                    .out
                    .toByteArray();
        }

        static byte[] scalars(double seconds, long step, SortedMap<String, Double> values) {
            Event summary = new Event();
            values.forEach((tag, value) -> summary.bytes(
                    1,
                    new Event()
                            .text(1, tag)
                            .fixed32(2, Float.floatToRawIntBits(value.floatValue()))
                            .out
                            .toByteArray()));
            return at(seconds)
                    .number(2, step)
                    .bytes(5, summary.out.toByteArray())
                    .out
                    .toByteArray();
        }

        private Event number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        private Event fixed64(int field, long bits) {
            varint(((long) field << 3) | FIXED64);
            out.writeBytes(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(bits)
                    .array());
            return this;
        }

        private Event fixed32(int field, int bits) {
            varint(((long) field << 3) | FIXED32);
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(bits)
                    .array());
            return this;
        }

        private Event text(int field, String text) {
            return bytes(field, text.getBytes(StandardCharsets.UTF_8));
        }

        private Event bytes(int field, byte[] bytes) {
            varint(((long) field << 3) | BYTES);
            varint(bytes.length);
            out.writeBytes(bytes);
            return this;
        }

        private void varint(long value) {
            long left = value;
            while ((left & ~0x7FL) != 0) {
                out.write((int) (left & 0x7F) | 0x80);
                left >>>= 7;
            }
            out.write((int) left);
        }
    }
}
