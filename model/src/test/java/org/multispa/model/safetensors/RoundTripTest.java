package org.multispa.model.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multispa.files.Sha256;

final class RoundTripTest {
    @TempDir
    private Path temp;

    private static byte[] bytes(SafetensorsFile file, String name) throws IOException {
        return file.bytes(name).toArray(ValueLayout.JAVA_BYTE);
    }

    @ParameterizedTest
    @EnumSource
    void numbers_of_every_kind_come_back_as_they_were(DType kind) throws IOException {
        Random random = new Random(kind.name().hashCode());
        byte[] numbers = new byte[15 * kind.bytes()];
        random.nextBytes(numbers);
        TensorInfo info = new TensorInfo("some", kind, new long[] {3, 5}, 0);
        Path path = temp.resolve("a.safetensors");
        SafetensorsWriter.write(path, List.of(info), Map.of(), (_, out) -> out.write(numbers));
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertThat(file.tensors().keySet()).containsExactly("some");
            assertThat(file.info("some").dtype()).isEqualTo(kind);
            assertThat(file.info("some").shape()).containsExactly(3, 5);
            assertThat(file.info("some").what()).isEqualTo(kind + " [3, 5]");
            assertThat(bytes(file, "some")).isEqualTo(numbers);
        }
    }

    @Test
    void random_tables_of_tensors_come_back_whole() throws IOException {
        Random random = new Random(1);
        for (int round = 0; round < 60; round++) {
            Map<String, byte[]> contents = new LinkedHashMap<>();
            List<TensorInfo> tensors = new ArrayList<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                TensorInfo tensor = tensor(random, i);
                byte[] numbers = new byte[(int) tensor.bytes()];
                random.nextBytes(numbers);
                tensors.add(tensor);
                contents.put(tensor.name(), numbers);
            }
            Map<String, String> metadata = round % 3 == 0 ? Map.of() : Map.of("format", "pt", "\"ä\n", "\\ 模型");
            Path path = temp.resolve(round + ".safetensors");
            String hash = SafetensorsWriter.write(
                    path,
                    tensors,
                    metadata,
                    (tensor, out) -> out.write(Objects.requireNonNull(contents.get(tensor.name()))));
            assertThat(hash).isEqualTo(Sha256.of(path));
            try (SafetensorsFile file = SafetensorsFile.open(path)) {
                assertThat(file.file()).isEqualTo(path);
                assertThat(file.metadata()).isEqualTo(metadata);
                assertThat(file.tensors().keySet()).containsExactlyElementsOf(contents.keySet());
                for (TensorInfo tensor : tensors) {
                    assertThat(file.info(tensor.name()).dtype()).isEqualTo(tensor.dtype());
                    assertThat(file.info(tensor.name()).shape()).containsExactly(tensor.shape());
                    assertThat(bytes(file, tensor.name())).isEqualTo(contents.get(tensor.name()));
                }
            }
        }
    }

    /// Of any kind, with up to four dimensions, which may be 0.
    private static TensorInfo tensor(Random random, int index) {
        long[] shape = random.longs(random.nextInt(5), 0, 6).toArray();
        String[] odd = {"a.b.weight", "\"quoted\"", "ünïcødé 模型", "back\\slash\n", ""};
        DType kind = List.of(DType.values()).get(random.nextInt(DType.values().length));
        return new TensorInfo(odd[random.nextInt(odd.length)] + index, kind, shape, 0);
    }

    @Test
    void the_layout_is_the_published_one() throws IOException {
        Path path = temp.resolve("layout.safetensors");
        List<TensorInfo> tensors = List.of(
                new TensorInfo("one", DType.I64, new long[] {1}, 0),
                new TensorInfo("two", DType.BF16, new long[] {2, 1}, 0));
        SafetensorsWriter.write(
                path, tensors, Map.of("format", "pt"), (tensor, out) -> out.write(new byte[(int) tensor.bytes()]));
        byte[] all = Files.readAllBytes(path);
        int length = (int) ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat(length % 8).isZero();
        assertThat(all).hasSize(8 + length + 12);
        assertThat(new String(all, 8, length, StandardCharsets.UTF_8).strip())
                .isEqualTo("{\"__metadata__\":{\"format\":\"pt\"},"
                        + "\"one\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]},"
                        + "\"two\":{\"dtype\":\"BF16\",\"shape\":[2,1],\"data_offsets\":[8,12]}}");
    }

    @Test
    void floats_and_longs_are_read_little_endian_wherever_they_begin() throws IOException {
        Path path = temp.resolve("n.safetensors");
        List<TensorInfo> tensors = List.of(
                new TensorInfo("odd", DType.U8, new long[] {3}, 0),
                new TensorInfo("floats", DType.F32, new long[] {3}, 0),
                new TensorInfo("longs", DType.I64, new long[] {2}, 0));
        SafetensorsWriter.write(path, tensors, Map.of(), (tensor, out) -> {
            ByteBuffer bytes = ByteBuffer.allocate((int) tensor.bytes()).order(ByteOrder.LITTLE_ENDIAN);
            switch (tensor.name()) {
                case "floats" -> bytes.putFloat(1.5f).putFloat(-0f).putFloat(Float.MIN_VALUE);
                case "longs" -> bytes.putLong(-2).putLong(Long.MAX_VALUE);
                default -> bytes.put(new byte[3]);
            }
            out.write(bytes.array());
        });
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertThat(file.floats("floats")).containsExactly(1.5f, -0f, Float.MIN_VALUE);
            assertThat(file.longs("longs")).containsExactly(-2, Long.MAX_VALUE);
            assertThatThrownBy(() -> file.floats("longs"))
                    .isInstanceOf(SafetensorsException.class)
                    .hasMessageContainingAll(path.toString(), "longs", "expected F32", "I64 [2]");
            assertThatThrownBy(() -> file.longs("floats")).hasMessageContaining("expected I64");
            assertThatThrownBy(() -> file.bytes("none"))
                    .isInstanceOf(SafetensorsException.class)
                    .hasMessageContainingAll(path.toString(), "none");
        }
    }

    @Test
    void tensors_without_numbers_and_single_numbers_are_allowed() throws IOException {
        Path path = TensorFiles.raw(
                temp.resolve("e.safetensors"),
                "{\"b\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[0,7],\"data_offsets\":[4,4]},"
                        + "\"c\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}",
                4);
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertThat(file.info("b").count()).isOne();
            assertThat(file.floats("b")).hasSize(1);
            assertThat(file.floats("a")).isEmpty();
            assertThat(file.info("c").bytes()).isZero();
        }
        Path empty = TensorFiles.raw(temp.resolve("empty.safetensors"), "{}", 0);
        try (SafetensorsFile file = SafetensorsFile.open(empty)) {
            assertThat(file.tensors()).isEmpty();
        }
    }

    @Test
    void content_of_another_length_is_refused_and_leaves_no_file() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("w"));
        Path path = folder.resolve("x.safetensors");
        List<TensorInfo> tensors = List.of(
                new TensorInfo("good", DType.F32, new long[] {2}, 0),
                new TensorInfo("bad", DType.F32, new long[] {2}, 0));
        for (int written : new int[] {0, 7, 9, 16}) {
            assertThatThrownBy(() -> SafetensorsWriter.write(
                            path,
                            tensors,
                            Map.of(),
                            (tensor, out) -> out.write(new byte[tensor.name().equals("good") ? 8 : written])))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll(path.toString(), "bad", "8 bytes", String.valueOf(written));
            assertNothingIn(folder);
        }
        assertThatThrownBy(() -> SafetensorsWriter.write(path, tensors, Map.of(), (_, _) -> {
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertNothingIn(folder);
    }

    @Test
    void a_file_that_is_there_stays_until_the_new_one_is_whole() throws IOException {
        Path path = TensorFiles.pairs(temp.resolve("s.safetensors"), "old");
        byte[] before = Files.readAllBytes(path);
        List<TensorInfo> tensors = List.of(new TensorInfo("new", DType.F32, new long[] {2}, 0));
        assertThatThrownBy(() -> SafetensorsWriter.write(path, tensors, Map.of(), (_, out) -> out.write(1)))
                .isInstanceOf(IOException.class);
        assertThat(Files.readAllBytes(path)).isEqualTo(before);
    }

    @Test
    void two_tensors_of_one_name_are_not_written() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("d"));
        for (String name : new String[] {"same", "__metadata__"}) {
            TensorInfo tensor = new TensorInfo(name, DType.U8, new long[] {1}, 0);
            List<TensorInfo> twice = List.of(tensor, tensor);
            assertThatThrownBy(() -> SafetensorsWriter.write(
                            folder.resolve("x.safetensors"), twice, Map.of(), (_, out) -> out.write(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(name);
            assertNothingIn(folder);
        }
    }

    private static void assertNothingIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void shapes_are_copies() throws IOException {
        long[] shape = {2, 3};
        TensorInfo info = new TensorInfo("a", DType.F32, shape, 0);
        shape[0] = 9;
        info.shape()[1] = 9;
        assertThat(info.shape()).containsExactly(2, 3);
        assertThat(info.count()).isEqualTo(6);
        assertThat(info.bytes()).isEqualTo(24);
    }
}
