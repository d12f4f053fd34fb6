package org.multispa.model.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multispa.model.InternVl;
import org.multispa.model.config.Architecture;
import org.multispa.model.testmodels.Plain;
import org.multispa.model.testmodels.TinyConfig;
import org.multispa.model.testmodels.TinyModel;
import org.multispa.model.torch.Torch;

final class VisionTest {
    private static final int SIZE = 28;
    private static final int PIXELS = 3 * SIZE * SIZE;

    @TempDir
    private Path temp;

    private static Map<String, TinyConfig> all() {
        TinyConfig small = TinyConfig.of(Architecture.INTERNLM2);
        Map<String, TinyConfig> all = new TreeMap<>();
        all.put("layer norm and bias", small);
        all.put("RMS norm and normalised queries and keys", small.likeVit6b());
        all.put("one layer less", small.with("select_layer", -2));
        all.put("nothing shrunk", small.with("downsample_ratio", 1));
        all.put("shrunk to one token", small.with("downsample_ratio", 0.25));
        return all;
    }

    static Stream<String> kinds() {
        return all().keySet().stream();
    }

    private TinyModel model(String kind) throws IOException {
        return TinyModel.random(temp.resolve(kind), Objects.requireNonNull(all().get(kind)), 3);
    }

    private static float[] hidden(InternVl model, float[] pixels) {
        try (NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            return Torch.toFloats(model.visionHidden(Torch.ofFloats(pixels, pixels.length / PIXELS, 3, SIZE, SIZE)));
        }
    }

    private static float[] embeddings(InternVl model, float[] pixels) {
        try (NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            return Torch.toFloats(model.imageEmbeddings(Torch.ofFloats(pixels, pixels.length / PIXELS, 3, SIZE, SIZE)));
        }
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void it_computes_what_loops_in_double_precision_compute(String kind) throws IOException {
        TinyModel tiny = model(kind);
        try (InternVl model = tiny.load()) {
            float[] pixels = Plain.gaussian(new Random(1), PIXELS, 1);
            PlainEncoder plain = new PlainEncoder(tiny);
            double[][] expected = plain.hidden(pixels, kind.equals("one layer less") ? 1 : 2);
            assertThat(Plain.difference(Plain.wide(hidden(model, pixels)), flat(expected)))
                    .isLessThan(1e-4);
            double[] projected = flat(plain.project(expected));
            assertThat(projected).hasSize(tiny.config().tokensPerTile() * 32);
            assertThat(Plain.difference(Plain.wide(embeddings(model, pixels)), projected))
                    .isLessThan(1e-4);
            assertThat(Arrays.stream(projected).map(Math::abs).max().orElseThrow())
                    .isGreaterThan(0.1);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void tiles_do_not_see_each_other_in_groups_of_any_size(String kind) throws IOException {
        try (InternVl model = model(kind).load()) {
            float[] pixels = Plain.gaussian(new Random(2), 19 * PIXELS, 1);
            float[] together = embeddings(model, pixels);
            int each = together.length / 19;
            for (int tile : new int[] {0, 7, 8, 15, 16, 18}) {
                float[] alone = embeddings(model, Arrays.copyOfRange(pixels, tile * PIXELS, (tile + 1) * PIXELS));
                assertThat(Plain.difference(Arrays.copyOfRange(together, tile * each, (tile + 1) * each), alone))
                        .isLessThan(1e-5);
            }
        }
    }

    @Test
    void every_pixel_counts() throws IOException {
        try (InternVl model = model("layer norm and bias").load()) {
            Random random = new Random(3);
            float[] pixels = Plain.gaussian(random, PIXELS, 1);
            float[] before = embeddings(model, pixels);
            for (int round = 0; round < 20; round++) {
                float[] other = pixels.clone();
                other[random.nextInt(PIXELS)] += 2;
                assertThat(Plain.difference(embeddings(model, other), before)).isGreaterThan(1e-5);
            }
        }
    }

    @Test
    void a_token_of_the_language_model_is_made_of_its_own_square_alone() throws IOException {
        TinyModel tiny = model("layer norm and bias");
        try (InternVl model = tiny.load()) {
            PlainEncoder plain = new PlainEncoder(tiny);
            double[][] hidden = plain.hidden(Plain.gaussian(new Random(4), PIXELS, 1), 2);
            double[][] before = plain.project(hidden);
            hidden[1 + 2 * 4 + 1][5] += 1;
            double[][] after = plain.project(hidden);
            assertThat(Plain.difference(after[2], before[2])).isGreaterThan(1e-4);
            for (int other : new int[] {0, 1, 3}) {
                assertThat(after[other]).containsExactly(before[other]);
            }
            assertThat(model.config().tokensPerTile()).isEqualTo(4);
        }
    }

    @Test
    void images_take_the_places_kept_for_them_in_order() throws IOException {
        try (InternVl model = model("layer norm and bias").load();
                NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            int[] ids = {5, 260, 260, 9, 260, 7, 260};
            float[] images = Plain.gaussian(new Random(5), 4 * 32, 1);
            float[] mixed = Torch.toFloats(model.embeddings(ids, 260, Torch.ofFloats(images, 2, 2, 32)));
            float[] text = Torch.toFloats(model.embeddings(ids));
            int image = 0;
            for (int i = 0; i < ids.length; i++) {
                float[] expected = ids[i] == 260
                        ? Arrays.copyOfRange(images, image * 32, ++image * 32)
                        : Arrays.copyOfRange(text, i * 32, (i + 1) * 32);
                assertThat(Arrays.copyOfRange(mixed, i * 32, (i + 1) * 32)).containsExactly(expected);
            }
        }
    }

    @Test
    void more_or_fewer_places_than_tokens_of_images_are_refused() throws IOException {
        try (InternVl model = model("layer norm and bias").load();
                PointerScope _ = new PointerScope()) {
            for (int[] ids : new int[][] {{1, 260}, {260, 260, 260}, {1, 2}}) {
                long places = Arrays.stream(ids).filter(id -> id == 260).count();
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> model.embeddings(ids, 260, Torch.ofFloats(new float[64], 1, 2, 32)))
                        .withMessageContaining("keeps " + places + " places")
                        .withMessageContaining("2");
            }
        }
    }
}
