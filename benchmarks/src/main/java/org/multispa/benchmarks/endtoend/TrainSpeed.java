package org.multispa.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.multispa.geometry.SeededHash;
import org.multispa.model.InternVl;
import org.multispa.model.LoadOptions;
import org.multispa.model.chat.TrainingText;
import org.multispa.training.optimizer.AdamW;
import org.multispa.training.optimizer.AdamWSettings;
import org.multispa.training.optimizer.Gradients;
import org.multispa.training.parameters.LoraSettings;
import org.multispa.training.parameters.Selection;
import org.multispa.training.parameters.TrainedWeights;
import org.multispa.training.step.ModelStep;
import org.multispa.training.step.Packed;

/// How long a step of LoRA takes on a sample of random tiles and tokens: forward, backward with layers computed again,
/// clipping and AdamW, beside the rate of libtorch's matrix multiplication before and after it.
///
/// ```
/// benchmarks/run train-speed DIR [--tiles N] [--text N] [--answer N] [--rank N] [--steps N]
/// ```
public final class TrainSpeed {
    private TrainSpeed() {}

    /// @param words a model folder; the sample's tiles, tokens of its question and of its answer; the adapter's
    ///     rank; how many steps
    public static void main(String[] words) throws IOException {
        Arguments arguments = Arguments.parse(words, "tiles", "text", "answer", "rank", "steps");
        if (arguments.plain().size() != 1) {
            throw new IllegalArgumentException("expected a model folder");
        }
        int rank = arguments.number("rank", 16);
        Selection selection = Selection.lora(new LoraSettings(rank, 2.0 * rank, 0.05, Set.of()));
        TrainedWeights trained = new TrainedWeights(selection, 0);
        long start = System.nanoTime();
        try (PointerScope _ = new PointerScope();
                InternVl model = InternVl.load(Path.of(arguments.plain().getFirst()), trained, LoadOptions.asStored());
                AdamW optimizer = new AdamW(new AdamWSettings(0.9, 0.999, 1e-8, 0.05), trained.parameters())) {
            System.out.printf(Locale.ROOT, "loaded in %.2f s%n", seconds(start));
            MachineRates.print(model.config().language(), "before");
            int context = model.config().language().vocabulary() - 1;
            int tiles = arguments.number("tiles", 14);
            Packed sample = sample(model, tiles, arguments.number("text", 96), arguments.number("answer", 24), context);
            ModelStep step = new ModelStep(model, selection, trained.dropout(), context, true);
            for (int i = 0; i < arguments.number("steps", 1); i++) {
                long began = System.nanoTime();
                double weight = 1.0 / sample.rows().length;
                double loss = weight * step.accumulate(sample, weight, SeededHash.of(i), _ -> {});
                double norm = Math.sqrt(Gradients.squaredNorm(trained.parameters()));
                optimizer.step(i + 1, 1e-4, Gradients.clipping(norm, 1));
                Gradients.clear(trained.parameters());
                tell(ModelWork.of(model.config()), sample, tiles, seconds(began), loss);
            }
            MachineRates.print(model.config().language(), "after");
        }
        System.out.println(MachineRates.memory());
    }

    private static void tell(ModelWork work, Packed sample, int tiles, double seconds, double loss) {
        int tokens = sample.ids().length;
        double head = 3 * 2 * work.head() * sample.rows().length;
        double once = work.decoding(tokens);
        double needed = work.seeing(tiles) + 2 * once + head;
        System.out.printf(
                Locale.ROOT,
                "a step of %d tiles and %d tokens: %.1f s, loss %.3f; %.1f GFLOP/s, %.1f without computing layers again"
                        + " (%.1f and %.1f TFLOP)%n",
                tiles,
                tokens,
                seconds,
                loss,
                (needed + once) / seconds / 1e9,
                needed / seconds / 1e9,
                (needed + once) / 1e12,
                needed / 1e12);
    }

    /// Tiles of noise, each with its places in the text, a question and an answer.
    private static Packed sample(InternVl model, int tiles, int text, int answer, int context) {
        int seen = tiles * model.config().tokensPerTile();
        int[] ids = new int[seen + text + answer];
        int[] labels = new int[ids.length];
        Arrays.fill(ids, 0, seen, context);
        for (int i = seen; i < ids.length; i++) {
            ids[i] = i * 7919 % context;
        }
        Arrays.fill(labels, 0, seen + text, TrainingText.IGNORED);
        System.arraycopy(ids, seen + text, labels, seen + text, answer);
        int side = model.config().tileSize();
        Optional<Tensor> pixels = tiles == 0 ? Optional.empty() : Optional.of(torch.randn(tiles, 3, side, side));
        return Packed.of(List.of("noise"), List.of(new TrainingText(ids, labels)), pixels);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
