package org.multispa.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.model.config.Architecture;
import org.multispa.model.generate.Answer;
import org.multispa.model.generate.Generation;
import org.multispa.model.generate.Greedy;
import org.multispa.model.language.Span;
import org.multispa.model.testmodels.Plain;
import org.multispa.model.testmodels.TinyConfig;
import org.multispa.model.testmodels.TinyModel;
import org.multispa.model.torch.Torch;

/// JavaCPP counts every native object that Java still holds; a tensor that is held keeps its numbers alive.
final class MemoryTest {
    private static final LoadOptions NARROW_KEPT =
            new LoadOptions(Optional.of(WeightKind.BF16), Optional.of(WeightKind.F32), "cpu");

    @TempDir
    private Path temp;

    private void assertFlat(LoadOptions options, Consumer<InternVl> pass) throws IOException {
        TinyModel tiny = TinyModel.random(temp.resolve("m"), TinyConfig.of(Architecture.INTERNLM2), 1, WeightKind.BF16);
        try (InternVl model = InternVl.load(tiny.folder(), options)) {
            for (int i = 0; i < 3; i++) {
                pass.accept(model);
            }
            long count = Pointer.totalCount();
            long bytes = Pointer.totalBytes();
            for (int i = 0; i < 300; i++) {
                pass.accept(model);
                assertThat(Pointer.totalCount()).as("pass %d", i).isLessThanOrEqualTo(count);
            }
            assertThat(Pointer.totalBytes()).isLessThanOrEqualTo(bytes);
        }
    }

    private static void forward(InternVl model) {
        try (NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            float[] pixels = Plain.gaussian(new Random(1), 2 * 3 * 28 * 28, 1);
            Tensor images = model.imageEmbeddings(Torch.ofFloats(pixels, 2, 3, 28, 28));
            int[] ids = {1, 9, 9, 9, 9, 2, 9, 9, 9, 9, 3};
            Tensor hidden = model.language().hidden(model.embeddings(ids, 9, images), List.of(Span.of(4), Span.of(7)));
            assertThat(Torch.toFloats(model.language().logits(hidden))).hasSize(11 * 272);
        }
    }

    @Test
    void forward_passes_leave_nothing_behind() throws IOException {
        assertFlat(LoadOptions.f32(), MemoryTest::forward);
    }

    @Test
    void forward_passes_with_narrow_weights_leave_nothing_behind() throws IOException {
        assertFlat(NARROW_KEPT, MemoryTest::forward);
    }

    @Test
    void answers_leave_nothing_behind_however_they_end() throws IOException {
        int[] round = {0};
        assertFlat(LoadOptions.f32(), model -> {
            round[0]++;
            try (Generation generation = new Generation(model);
                    PointerScope _ = new PointerScope()) {
                Answer.Limits limits = new Answer.Limits(3, Set.of(5));
                Answer one = generation.start(model.embeddings(new int[] {1, 2, 3}), new Greedy(), limits, _ -> true);
                generation.start(model.embeddings(new int[] {4}), new Greedy(), limits, _ -> round[0] % 2 == 0);
                generation.step();
                if (round[0] % 3 == 0) {
                    generation.cancel(one);
                } else if (round[0] % 3 == 1) {
                    generation.finish();
                }
            }
        });
    }

    @Test
    void within_a_pass_only_what_the_next_layer_needs_is_held() throws IOException {
        TinyConfig deep = TinyConfig.of(Architecture.LLAMA).with("llm_config.num_hidden_layers", 12);
        TinyModel tiny = TinyModel.random(temp.resolve("deep"), deep, 1);
        try (InternVl model = tiny.load();
                NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            Tensor embeddings = model.embeddings(new int[] {1, 2, 3});
            long before = Pointer.totalCount();
            Tensor hidden = model.language().hidden(embeddings, List.of(Span.of(3)));
            assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before + 1);
            assertThat(hidden.isNull()).isFalse();
        }
    }
}
