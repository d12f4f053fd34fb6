package org.multispa.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multispa.model.InternVl;
import org.multispa.model.LoadOptions;
import org.multispa.model.WeightKind;
import org.multispa.model.config.Architecture;
import org.multispa.model.config.ConfigReader;
import org.multispa.model.safetensors.SafetensorsFile;
import org.multispa.model.safetensors.TensorInfo;
import org.multispa.model.safetensors.WeightFolder;
import org.multispa.model.testmodels.TinyConfig;

final class CheckpointTest {
    private static final long ALL = 1 << 30;

    private static void counted(long bytes) {
        assertThat(bytes).isPositive();
    }

    @TempDir
    private Path temp;

    private Path config;

    @BeforeEach
    void writeConfig() throws IOException {
        config = TinyConfig.of(Architecture.INTERNLM2).write(temp.resolve("config"));
    }

    private Path make(String name, long seed, WeightKind kind, long shardBytes) throws IOException {
        new ModelMaker(config, seed, kind, Deviation.of(0.02), shardBytes)
                .write(temp.resolve(name), Map.of(), CheckpointTest::counted);
        return temp.resolve(name);
    }

    private static Map<String, byte[]> bytes(Path folder) throws IOException {
        Map<String, byte[]> all = new TreeMap<>();
        try (WeightFolder weights = WeightFolder.open(folder)) {
            for (String name : weights.tensors().keySet()) {
                all.put(name, weights.bytes(name).toArray(ValueLayout.JAVA_BYTE));
            }
        }
        return all;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void assertSame(Map<String, byte[]> a, Map<String, byte[]> b) {
        assertThat(a.keySet()).isEqualTo(b.keySet());
        a.forEach((name, numbers) -> assertThat(numbers).as(name).isEqualTo(b.get(name)));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_made_can_be_loaded_and_has_every_parameter(Architecture architecture) throws IOException {
        config = TinyConfig.of(architecture).likeVit6b().write(temp.resolve("other"));
        Path folder = make("made", 1, WeightKind.BF16, ALL);
        assertThat(names(folder)).containsExactly("config.json", "model.safetensors");
        assertThat(Files.readAllBytes(folder.resolve("config.json"))).isEqualTo(Files.readAllBytes(config));
        try (InternVl model = InternVl.load(folder, LoadOptions.asStored());
                WeightFolder weights = WeightFolder.open(folder)) {
            assertThat(model.config().language().architecture()).isEqualTo(architecture);
            assertThat(weights.tensors().keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            InternVl.shapes(model.config()).keySet());
            assertThat(weights.tensors().values()).allMatch(tensor -> tensor.dtype() == WeightKind.BF16.dtype());
            assertThat(weights.files().getFirst().metadata()).containsEntry("format", "pt");
        }
    }

    @Test
    void the_same_seed_makes_the_same_bytes_and_another_seed_others() throws IOException {
        Path one = make("one", 7, WeightKind.F32, ALL);
        Path two = make("two", 7, WeightKind.F32, ALL);
        assertThat(Files.mismatch(one.resolve("model.safetensors"), two.resolve("model.safetensors")))
                .isEqualTo(-1);
        Map<String, byte[]> first = bytes(one);
        Map<String, byte[]> other = bytes(make("three", 8, WeightKind.F32, ALL));
        first.forEach((name, numbers) -> {
            boolean isFixed = RandomWeights.isScale(name) || name.endsWith(".bias");
            assertThat(numbers.length > 0 && Arrays.equals(numbers, other.get(name)))
                    .as(name)
                    .isEqualTo(isFixed);
        });
    }

    @Test
    void shards_hold_what_a_single_file_holds() throws IOException {
        Map<String, byte[]> single = bytes(make("single", 3, WeightKind.BF16, ALL));
        for (long size : new long[] {1_000, 40_000}) {
            Path folder = make("shards" + size, 3, WeightKind.BF16, size);
            assertSame(bytes(folder), single);
            List<String> names = names(folder);
            assertThat(names).contains("model.safetensors.index.json").doesNotContain("model.safetensors");
            try (WeightFolder weights = WeightFolder.open(folder)) {
                int count = weights.files().size();
                assertThat(count).isGreaterThan(1);
                assertThat(names).contains(String.format("model-%05d-of-%05d.safetensors", count, count));
                long total = 0;
                for (SafetensorsFile file : weights.files()) {
                    long inFile = file.tensors().values().stream()
                            .mapToLong(TensorInfo::bytes)
                            .sum();
                    total += inFile;
                    assertThat(inFile <= size || file.tensors().size() == 1).isTrue();
                }
                assertThat(Files.readString(folder.resolve("model.safetensors.index.json")))
                        .contains("\"total_size\" : " + total);
                assertThat(new ModelMaker(config, 3, WeightKind.BF16, Deviation.of(0.02), size).bytes())
                        .isEqualTo(total);
            }
        }
    }

    @Test
    void progress_counts_every_byte_once() throws IOException {
        for (long size : new long[] {ALL, 10_000}) {
            long[] told = {0, 0};
            ModelMaker maker = new ModelMaker(config, 3, WeightKind.F32, Deviation.of(0.02), size);
            maker.write(temp.resolve("p" + size), Map.of(), bytes -> {
                told[0] += bytes;
                told[1]++;
            });
            assertThat(told[0]).isEqualTo(maker.bytes());
            assertThat(told[1])
                    .isEqualTo(InternVl.shapes(ConfigReader.readFile(config)).size());
        }
    }

    @Test
    void further_files_come_along() throws IOException {
        Path extra = Files.writeString(temp.resolve("some.json"), "{}");
        new ModelMaker(config, 1, WeightKind.F32, Deviation.of(0.02), ALL)
                .write(temp.resolve("with"), Map.of("tokenizer.json", extra), CheckpointTest::counted);
        assertThat(temp.resolve("with/tokenizer.json")).hasContent("{}");
        ModelMaker maker = new ModelMaker(config, 1, WeightKind.F32, Deviation.of(0.02), ALL);
        assertThatThrownBy(() -> maker.write(
                        temp.resolve("without"), Map.of("a", temp.resolve("none")), CheckpointTest::counted))
                .isInstanceOf(IOException.class);
        assertThat(temp.resolve("without")).doesNotExist();
        assertThat(names(temp)).doesNotContain("without.unfinished");
    }

    @Test
    void positions_may_spread_more_than_the_other_weights() throws IOException {
        Path folder = temp.resolve("apart");
        new ModelMaker(config, 1, WeightKind.F32, new Deviation(0.02, 0.5), ALL)
                .write(folder, Map.of(), CheckpointTest::counted);
        Map<String, byte[]> apart = bytes(folder);
        Map<String, byte[]> alike = bytes(make("alike", 1, WeightKind.F32, ALL));
        String positions = "vision_model.embeddings.position_embedding";
        float[] wide = floats(Objects.requireNonNull(apart.remove(positions)));
        float[] narrow = floats(Objects.requireNonNull(alike.remove(positions)));
        assertThat(wide).hasSameSizeAs(narrow).isNotEmpty();
        for (int i = 0; i < wide.length; i++) {
            assertThat(wide[i]).isCloseTo(25 * narrow[i], within(1e-5f));
        }
        assertSame(apart, alike);
    }

    private static float[] floats(byte[] bytes) {
        float[] floats = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
        return floats;
    }

    @Test
    void sizes_and_deviations_that_cannot_be_are_refused() throws IOException {
        for (double deviation : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Deviation.of(deviation))
                    .withMessageContaining(String.valueOf(deviation));
            assertThatIllegalArgumentException().isThrownBy(() -> new Deviation(1, deviation));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelMaker(config, 1, WeightKind.F32, Deviation.of(1), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelConverter(Optional.empty(), 0));
        Path broken = Files.writeString(temp.resolve("broken.json"), "{}");
        assertThatThrownBy(() -> new ModelMaker(broken, 1, WeightKind.F32, Deviation.of(1), 1)
                        .write(temp.resolve("b"), Map.of(), CheckpointTest::counted))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broken.json");
        assertThat(temp.resolve("b")).doesNotExist();
    }

    private Path convert(Path from, String to, Optional<WeightKind> kind, long shardBytes) throws IOException {
        new ModelConverter(kind, shardBytes).convert(from, temp.resolve(to), CheckpointTest::counted);
        return temp.resolve(to);
    }

    @Test
    void narrow_weights_become_wide_and_narrow_again_without_loss() throws IOException {
        Path narrow = make("narrow", 5, WeightKind.BF16, ALL);
        Files.writeString(narrow.resolve("notes.txt"), "kept");
        Files.createDirectory(narrow.resolve("folder"));
        Path wide = convert(narrow, "wide", Optional.of(WeightKind.F32), 20_000);
        assertThat(ConfigReader.read(wide).published()).isEqualTo("float32");
        assertThat(wide.resolve("notes.txt")).hasContent("kept");
        assertThat(names(wide)).contains("model.safetensors.index.json").doesNotContain("folder", "model.safetensors");
        try (WeightFolder weights = WeightFolder.open(wide)) {
            assertThat(weights.tensors().values()).allMatch(tensor -> tensor.dtype() == WeightKind.F32.dtype());
        }
        Path again = convert(wide, "again", Optional.of(WeightKind.BF16), ALL);
        assertThat(ConfigReader.read(again).published()).isEqualTo("bfloat16");
        assertThat(names(again)).contains("model.safetensors").doesNotContain("model.safetensors.index.json");
        assertSame(bytes(again), bytes(narrow));
    }

    @Test
    void wide_weights_are_rounded_to_the_nearest() throws IOException {
        Path wide = make("w", 6, WeightKind.F32, ALL);
        Path narrow = convert(wide, "n", Optional.of(WeightKind.BF16), ALL);
        try (WeightFolder from = WeightFolder.open(wide);
                WeightFolder to = WeightFolder.open(narrow)) {
            for (String name : from.tensors().keySet()) {
                float[] before = from.bytes(name).toArray(ValueLayout.JAVA_FLOAT_UNALIGNED);
                short[] after = to.bytes(name).toArray(ValueLayout.JAVA_SHORT_UNALIGNED);
                for (int i = 0; i < before.length; i++) {
                    float rounded = Float.intBitsToFloat(after[i] << 16);
                    assertThat(Math.abs(rounded - before[i])).isLessThanOrEqualTo(Math.abs(before[i]) / 256);
                }
            }
        }
    }

    @Test
    void with_no_kind_asked_for_only_the_shards_change() throws IOException {
        Path from = make("from", 9, WeightKind.F32, ALL);
        Path to = convert(from, "to", Optional.empty(), 30_000);
        assertSame(bytes(to), bytes(from));
        assertThat(Files.readAllBytes(to.resolve("config.json")))
                .isEqualTo(Files.readAllBytes(from.resolve("config.json")));
        List<Long> told = new ArrayList<>();
        new ModelConverter(Optional.empty(), ALL).convert(to, temp.resolve("back"), told::add);
        assertThat(told).hasSize(bytes(from).size());
        assertSame(bytes(temp.resolve("back")), bytes(from));
    }

    @Test
    void a_broken_folder_is_refused_by_name_and_nothing_is_left_behind() throws IOException {
        Path from = make("from", 9, WeightKind.F32, ALL);
        for (String text : new String[] {"", "{", "[]", "\u0000"}) {
            Files.writeString(from.resolve("config.json"), text);
            assertThatThrownBy(() -> convert(from, "to", Optional.of(WeightKind.BF16), ALL))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(from.resolve("config.json").toString());
            assertThat(names(temp)).doesNotContain("to", "to.unfinished");
        }
        assertThatThrownBy(() -> convert(temp.resolve("none"), "to", Optional.empty(), ALL))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none");
        assertThat(names(temp)).doesNotContain("to", "to.unfinished");
    }

    @Test
    void a_folder_that_holds_something_is_not_written_to() throws IOException {
        Path from = make("from", 9, WeightKind.F32, ALL);
        for (Path taken : List.of(from, config)) {
            assertThatThrownBy(() ->
                            new ModelConverter(Optional.empty(), ALL).convert(from, taken, CheckpointTest::counted))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll(taken.toString(), "exists already");
        }
        assertThat(names(from)).containsExactly("config.json", "model.safetensors");
        Files.createDirectory(temp.resolve("empty"));
        assertSame(bytes(convert(from, "empty", Optional.empty(), ALL)), bytes(from));
    }
}
