package org.multispa.model.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ProtoReaderTest {
    private static ProtoReader reader(int... bytes) {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) bytes[i];
        }
        return new ProtoReader(ByteBuffer.wrap(all));
    }

    @Test
    void fields_come_back_as_they_were_written() throws TokenizerException {
        Random random = new Random(101);
        for (int round = 0; round < 500; round++) {
            int field = 1 + random.nextInt(200);
            long number = random.nextLong() >>> random.nextInt(64);
            float decimal = random.nextFloat();
            String text = "é".repeat(random.nextInt(200));
            byte[] bytes = new Proto()
                    .number(field, number)
                    .decimal(field + 1, decimal)
                    .bytes(field + 2, text.getBytes(StandardCharsets.UTF_8))
                    .number(1, 1)
                    .toBytes();
            ProtoReader in = new ProtoReader(ByteBuffer.wrap(bytes));
            assertThat(in.next()).isTrue();
            assertThat(in.field()).isEqualTo(field);
            assertThat(in.number()).isEqualTo(number);
            assertThat(in.next()).isTrue();
            assertThat(in.decimal()).isEqualTo(decimal);
            assertThat(in.next()).isTrue();
            assertThat(in.field()).isEqualTo(field + 2);
            assertThat(in.text()).isEqualTo(text);
            assertThat(in.next()).isTrue();
            assertThat(in.flag()).isTrue();
            assertThat(in.next()).isFalse();
        }
    }

    @Test
    void fields_of_every_kind_can_be_skipped() throws TokenizerException {
        ProtoReader in = reader(
                0x08, 0xFF, 0x01, // a number
                0x11, 1, 2, 3, 4, 5, 6, 7, 8, // eight bytes
                0x1A, 2, 'x', 'y', // two bytes with their length
                0x25, 1, 2, 3, 4, // four bytes
                0x28, 7);
        for (int field = 1; field <= 4; field++) {
            assertThat(in.next()).isTrue();
            assertThat(in.field()).isEqualTo(field);
            in.skip();
        }
        assertThat(in.next()).isTrue();
        assertThat(in.number()).isEqualTo(7);
    }

    private static void expectRefused(ProtoReader in, String message) {
        assertThatThrownBy(() -> {
                    while (in.next()) {
                        in.skip();
                    }
                })
                .isInstanceOf(TokenizerException.class)
                .hasMessageContaining(message);
    }

    @Test
    void what_is_no_message_is_refused() {
        expectRefused(reader(0x00), "a field number of 0");
        expectRefused(reader(0x0B), "wire type 3");
        expectRefused(reader(0x80), "the end in the middle of a number");
        expectRefused(reader(0x0A, 5, 'x'), "a length of 5");
        expectRefused(reader(0x0D, 1, 2), "the end in the middle of field 1");
        expectRefused(reader(0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01), "a length of -1");
    }

    @Test
    void a_field_of_another_kind_than_expected_is_refused() throws TokenizerException {
        ProtoReader in = reader(0x08, 1);
        assertThat(in.next()).isTrue();
        assertThatThrownBy(in::text)
                .isInstanceOf(TokenizerException.class)
                .hasMessageContaining("wire type 0 in field 1");
    }
}
