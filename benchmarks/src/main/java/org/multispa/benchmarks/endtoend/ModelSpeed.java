package org.multispa.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.multispa.model.InternVl;
import org.multispa.model.LoadOptions;
import org.multispa.model.config.LanguageConfig;
import org.multispa.model.generate.Answer;
import org.multispa.model.generate.Generation;
import org.multispa.model.generate.Greedy;
import org.multispa.model.torch.Torch;

/// How fast a model reads a question about images and writes its answer, beside what the machine does at most,
/// measured
/// in the same run: libtorch's matrix multiplication, and reading memory.
///
/// ```
/// benchmarks/run model-speed DIR [--tiles N] [--text N] [--answer N]
/// ```
public final class ModelSpeed {
    private ModelSpeed() {}

    /// @param words a model folder; how many tiles of images, tokens of text and tokens of the answer
    public static void main(String[] words) throws IOException {
        Arguments arguments = Arguments.parse(words, "tiles", "text", "answer");
        if (arguments.plain().size() != 1) {
            throw new IllegalArgumentException("expected a model folder");
        }
        int tiles = arguments.number("tiles", 2);
        int text = arguments.number("text", 64);
        int tokens = arguments.number("answer", 16);
        long start = System.nanoTime();
        try (InternVl model = InternVl.load(Path.of(arguments.plain().getFirst()), LoadOptions.asStored());
                NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            System.out.printf(Locale.ROOT, "loaded in %.2f s%n", seconds(start));
            MachineRates.print(model.config().language(), "before");
            answer(model, tiles, text, tokens);
            MachineRates.print(model.config().language(), "after");
        }
        System.out.println(MachineRates.memory());
    }

    private static void answer(InternVl model, int tiles, int text, int tokens) {
        int side = model.config().tileSize();
        long began = System.nanoTime();
        Tensor images = model.imageEmbeddings(torch.randn(Math.max(tiles, 1), 3, side, side));
        double seeing = seconds(began);
        int[] ids = new int[text];
        for (int i = 0; i < text; i++) {
            ids[i] = i * 7919 % model.config().language().vocabulary();
        }
        Tensor seen = images.reshape(-1, images.size(-1))
                .narrow(0, 0, (long) tiles * model.config().tokensPerTile());
        Tensor prompt = Torch.cat(List.of(model.embeddings(ids), seen), 0);
        long length = prompt.size(0);
        try (Generation generation = new Generation(model)) {
            long start = System.nanoTime();
            Answer answer = generation.start(prompt, new Greedy(), new Answer.Limits(tokens, Set.of()), _ -> true);
            double reading = seconds(start);
            List<Double> times = new ArrayList<>();
            List<Double> rates = new ArrayList<>();
            LanguageConfig shape = model.config().language();
            Tensor matrix = torch.ones(shape.intermediate(), shape.hidden());
            Tensor one = torch.ones(shape.hidden());
            while (times.size() + 1 < tokens) {
                long next = System.nanoTime();
                generation.step();
                times.add(seconds(next));
                long read = System.nanoTime();
                matrix.mv(one).close();
                rates.add(matrix.nbytes() / seconds(read) / 1e9);
            }
            double each = median(times);
            ModelWork work = ModelWork.of(model.config());
            System.out.printf(
                    Locale.ROOT,
                    "%d tiles seen in %.2f s; %d tokens read in %.2f s: %.1f GFLOP/s, first token after %.2f s%n",
                    tiles,
                    seeing,
                    length,
                    reading,
                    work.reading(length) / reading / 1e9,
                    seeing + reading);
            System.out.printf(
                    Locale.ROOT,
                    "%d tokens written: %.3f s each, %.2f a second, %.1f GB/s of weights; "
                            + "between them libtorch read memory at %.1f GB/s%n",
                    answer.ids().length,
                    each,
                    1 / each,
                    work.bytesEachToken() / each / 1e9,
                    median(rates));
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
