package org.multispa.model.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostileFilesTest {
    private static final String TWO = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%s]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[%s]}}";

    @TempDir
    private Path temp;

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path path) {
        return assertThatThrownBy(() -> SafetensorsFile.open(path).close())
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining(path.toString());
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertHeaderRefused(String header, int dataBytes)
            throws IOException {
        return assertRefused(TensorFiles.raw(temp.resolve("h.safetensors"), header, dataBytes));
    }

    @Test
    void every_truncation_of_a_file_is_refused() throws IOException {
        Path whole = temp.resolve("whole.safetensors");
        SafetensorsWriter.write(
                whole,
                List.of(
                        new TensorInfo("one", DType.BF16, new long[] {3, 2}, 0),
                        new TensorInfo("two", DType.U8, new long[] {5}, 0)),
                Map.of("format", "pt"),
                (tensor, out) -> out.write(new byte[(int) tensor.bytes()]));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = temp.resolve("cut.safetensors");
        for (int length = 0; length < bytes.length; length++) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            assertRefused(cut);
        }
        Files.write(cut, Arrays.copyOf(bytes, bytes.length + 1));
        assertRefused(cut).hasMessageContaining("too long");
    }

    @Test
    void files_with_any_byte_changed_are_read_or_refused_and_nothing_else() throws IOException {
        byte[] bytes = Files.readAllBytes(TensorFiles.pairs(temp.resolve("p.safetensors"), "one", "two"));
        Random random = new Random(1);
        Path changed = temp.resolve("changed.safetensors");
        int refused = 0;
        for (int round = 0; round < 1000; round++) {
            byte[] other = bytes.clone();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                other[random.nextInt(other.length - 16)] = (byte) random.nextInt(256);
            }
            Files.write(changed, other);
            try (SafetensorsFile file = SafetensorsFile.open(changed)) {
                for (String name : file.tensors().keySet()) {
                    assertThat(file.bytes(name).byteSize())
                            .isEqualTo(file.info(name).bytes())
                            .isLessThanOrEqualTo(16);
                }
            } catch (SafetensorsException e) {
                refused++;
                assertThat(e).hasMessageContaining(changed.toString());
            }
        }
        assertThat(refused).isGreaterThan(500);
    }

    @Test
    void lengths_of_headers_that_cannot_be_are_refused_without_taking_memory() throws IOException {
        byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
        for (long length : new long[] {
            -1, Long.MIN_VALUE, Long.MAX_VALUE, 0, 1, 3, 100_000_001, Integer.MAX_VALUE, 1L << 32, (1L << 32) + 2
        }) {
            assertRefused(TensorFiles.raw(temp.resolve("l.safetensors"), length, json, 0))
                    .hasMessageContaining(String.valueOf(length));
        }
    }

    @Test
    void headers_that_are_not_json_objects_are_refused() throws IOException {
        for (String header : new String[] {
            "  ",
            "[]",
            "null",
            "12",
            "\"a\"",
            "{",
            "{\"a\"",
            "{\"a\":",
            "{\"a\":1}",
            "{\"a\":[]}",
            "{\"a\":null}",
            "{}x",
            "{}{}",
            "\u0000\u0000",
            "{'a':{}}",
            "{\"a\":{}",
            "{\"a\":{}}",
            "{\"a\":{\"dtype\"",
            "not json at all",
            "}{"
        }) {
            assertHeaderRefused(header, 0);
        }
        byte[] notUtf8 = {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '{', '}', '}'};
        assertRefused(TensorFiles.raw(temp.resolve("u.safetensors"), notUtf8.length, notUtf8, 0));
    }

    @Test
    void names_and_keys_that_come_twice_are_refused() throws IOException {
        String tensor = "{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}";
        assertHeaderRefused("{\"a\":" + tensor + ",\"a\":" + tensor + "}", 1).hasMessageContaining("a");
        assertHeaderRefused("{\"a\":{\"dtype\":\"U8\",\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}", 1);
        assertHeaderRefused("{\"__metadata__\":{},\"__metadata__\":{}}", 0);
        assertHeaderRefused("{\"__metadata__\":{\"k\":\"1\",\"k\":\"2\"}}", 0);
    }

    @Test
    void unknown_keys_and_kinds_are_refused_by_name() throws IOException {
        assertHeaderRefused("{\"w\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1],\"extra\":1}}", 1)
                .hasMessageContainingAll("w", "extra");
        for (String kind : new String[] {"f32", "F8_E4M3", "", "COMPLEX64", "FLOAT32"}) {
            assertHeaderRefused(TensorFiles.header("w", kind, "[1]", "[0,1]"), 1)
                    .hasMessageContainingAll("tensor w", "dtype", kind);
        }
        assertHeaderRefused("{\"w\":{\"dtype\":7,\"shape\":[1],\"data_offsets\":[0,1]}}", 1)
                .hasMessageContaining("w");
        for (String missing : new String[] {
            "\"shape\":[1],\"data_offsets\":[0,1]",
            "\"dtype\":\"U8\",\"data_offsets\":[0,1]",
            "\"dtype\":\"U8\",\"shape\":[1]"
        }) {
            assertHeaderRefused("{\"w\":{" + missing + "}}", 1).hasMessageContaining("tensor w");
        }
    }

    @Test
    void offsets_that_overlap_or_leave_holes_or_lie_outside_are_refused() throws IOException {
        for (String[] offsets :
                new String[][] {{"0,8", "4,12"}, {"0,8", "0,8"}, {"0,8", "12,20"}, {"4,12", "12,20"}, {"8,16", "16,24"}
                }) {
            assertHeaderRefused(String.format(TWO, offsets[0], offsets[1]), 24);
        }
        assertHeaderRefused(String.format(TWO, "0,8", "8,16"), 15).hasMessageContaining("tensor b");
        assertHeaderRefused(String.format(TWO, "0,8", "8,16"), 17).hasMessageContaining("17");
        try (SafetensorsFile file = SafetensorsFile.open(
                TensorFiles.raw(temp.resolve("ok.safetensors"), String.format(TWO, "8,16", "0,8"), 16))) {
            assertThat(file.tensors().keySet()).containsExactly("a", "b");
        }
    }

    @Test
    void offsets_that_are_no_two_numbers_in_order_are_refused() throws IOException {
        for (String offsets : new String[] {
            "[8,0]",
            "[-8,0]",
            "[0]",
            "[]",
            "[0,8,16]",
            "[0,7]",
            "[0,9]",
            "[0.0,8.0]",
            "[\"0\",\"8\"]",
            "[null,8]",
            "[[0],8]",
            "{\"a\":0}",
            "0",
            "[0,99999999999999999999]",
            "[9223372036854775807,-9223372036854775801]",
            "[-9223372036854775808,-9223372036854775800]",
            "[0,1e1]",
            "[0,99999999999999999999999999999999]"
        }) {
            assertHeaderRefused(TensorFiles.header("w", "F32", "[2]", offsets), 8)
                    .hasMessageContaining("h.safetensors");
        }
    }

    @Test
    void shapes_that_no_file_can_have_are_refused() throws IOException {
        for (String shape : new String[] {
            "[-2]",
            "[-1,-2]",
            "[2,-1]",
            "[4611686018427387904]",
            "[4611686018427387904,4]",
            "[4294967296,4294967296]",
            "[3037000500,3037000500]",
            "[2.0]",
            "[\"2\"]",
            "[[2]]",
            "null",
            "2",
            "[2305843009213693954]",
            "[99999999999999999999]",
            "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2]",
            "[true]"
        }) {
            assertHeaderRefused(TensorFiles.header("w", "F32", shape, "[0,8]"), 8);
        }
    }

    @Test
    void deep_nesting_is_refused() throws IOException {
        String deep = "[".repeat(50_000);
        assertHeaderRefused("{\"w\":{\"shape\":" + deep, 0);
        assertHeaderRefused("{\"w\":" + "{\"a\":".repeat(50_000), 0);
        assertHeaderRefused("{\"__metadata__\":{\"a\":" + deep, 0);
        assertHeaderRefused(deep, 0);
    }

    @Test
    void metadata_is_text_alone() throws IOException {
        for (String value : new String[] {"1", "null", "{}", "[]", "true"}) {
            assertHeaderRefused("{\"__metadata__\":{\"key\":" + value + "}}", 0).hasMessageContaining("key");
        }
        assertHeaderRefused("{\"__metadata__\":\"text\"}", 0).hasMessageContaining("__metadata__");
    }

    @Test
    void what_is_no_file_is_refused_by_name() throws IOException {
        assertRefused(temp.resolve("missing.safetensors"));
        assertRefused(Files.createDirectory(temp.resolve("folder.safetensors")));
    }

    @Test
    void a_file_can_be_deleted_after_it_was_refused_or_closed() throws IOException {
        Path path = TensorFiles.raw(temp.resolve("gone.safetensors"), "{}", 3);
        assertRefused(path);
        Files.delete(path);
        TensorFiles.pairs(path, "a");
        SafetensorsFile file = SafetensorsFile.open(path);
        MemorySegment memory = file.bytes("a");
        file.close();
        assertThatThrownBy(() -> memory.get(ValueLayout.JAVA_BYTE, 0)).isInstanceOf(IllegalStateException.class);
    }
}
