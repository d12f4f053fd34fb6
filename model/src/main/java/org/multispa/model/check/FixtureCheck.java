package org.multispa.model.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.multispa.model.InternVl;
import org.multispa.model.LoadOptions;
import org.multispa.model.adapter.AdapterReader;
import org.multispa.model.generate.Answer;
import org.multispa.model.generate.Generation;
import org.multispa.model.generate.Greedy;
import org.multispa.model.language.Span;
import org.multispa.model.safetensors.SafetensorsFile;
import org.multispa.model.torch.Torch;

/// Runs the inputs of a fixture folder through the model beside them and compares with what is expected there.
///
/// A fixture folder is a model folder with `inputs.safetensors` and `expected.safetensors`. Texts are right-padded;
/// only rows under the attention mask are compared, for what a padded row computes means nothing. Within a fixture
/// the image context token has the id `vocabulary − 12`.
public final class FixtureCheck {
    private static final double TOLERANCE = 1e-4;
    private static final int CONTEXT_FROM_END = 12;
    private static final double FIXTURE_SCALE = 2;
    private static final long IGNORED = -100;

    private final Path folder;
    private final SafetensorsFile inputs;
    private final SafetensorsFile expected;
    private final List<Compared> results = new ArrayList<>();

    private FixtureCheck(Path folder, SafetensorsFile inputs, SafetensorsFile expected) {
        this.folder = folder;
        this.inputs = inputs;
        this.expected = expected;
    }

    /// Compares everything of a fixture that the model computes.
    ///
    /// @throws IOException if the folder is not a fixture
    public static List<Compared> run(Path folder, LoadOptions options) throws IOException {
        try (SafetensorsFile inputs = SafetensorsFile.open(folder.resolve("inputs.safetensors"));
                SafetensorsFile expected = SafetensorsFile.open(folder.resolve("expected.safetensors"));
                NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            FixtureCheck check = new FixtureCheck(folder, inputs, expected);
            try (InternVl model = InternVl.load(folder, options)) {
                check.vision(model);
                check.texts(model, "logits", true);
                check.pastTheLimit(model);
                check.greedy(model);
            }
            check.adapted(options);
            return List.copyOf(check.results);
        }
    }

    private Tensor pixels() throws IOException {
        return Torch.ofFloats(
                inputs.floats("pixel_values"), inputs.info("pixel_values").shape());
    }

    private void vision(InternVl model) throws IOException {
        compare("vit_hidden", Torch.toFloats(model.visionHidden(pixels())));
        compare("image_embeds", Torch.toFloats(model.imageEmbeddings(pixels())));
    }

    /// Logits and loss of the padded texts, computed with the sequences end to end.
    private void texts(InternVl model, String name, boolean withLoss) throws IOException {
        long[] mask = inputs.longs("attention_mask");
        int columns = (int) inputs.info("input_ids").shape()[1];
        int[] kept = IntStream.range(0, mask.length).filter(i -> mask[i] != 0).toArray();
        int[] lengths = new int[mask.length / columns];
        for (int at : kept) {
            lengths[at / columns]++;
        }
        int[] ids = select(ints(inputs.longs("input_ids")), kept);
        Tensor embeddings = model.embeddings(ids, context(model), model.imageEmbeddings(pixels()));
        List<Span> spans = Arrays.stream(lengths).mapToObj(Span::of).toList();
        float[] logits = Torch.toFloats(model.language().logits(model.language().hidden(embeddings, spans)));
        int vocabulary = model.config().language().vocabulary();
        float[] all = expected.floats(name);
        float[] compared = new float[logits.length];
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(all, kept[i] * vocabulary, compared, i * vocabulary, vocabulary);
        }
        results.add(Compared.of(name, logits, compared, TOLERANCE));
        if (withLoss) {
            int[] labels = select(ints(inputs.longs("labels")), kept);
            add("loss", Math.abs(loss(logits, vocabulary, labels, lengths) - expected.floats("loss")[0]));
        }
    }

    private void pastTheLimit(InternVl model) throws IOException {
        if (expected.tensors().containsKey("ntk_logits")) {
            int[] ids = ints(inputs.longs("ntk_input_ids"));
            Tensor hidden = model.language().hidden(model.embeddings(ids), List.of(Span.of(ids.length)));
            compare("ntk_logits", Torch.toFloats(model.language().logits(hidden)));
        }
    }

    /// With the cache alone, with the cache in a batch of three, and without a cache.
    private void greedy(InternVl model) throws IOException {
        int[] wanted = ints(expected.longs("greedy_tokens"));
        int[] prompt = ints(inputs.longs("greedy_prompt"));
        Tensor tiles = model.imageEmbeddings(pixels());
        long places = Arrays.stream(prompt).filter(id -> id == context(model)).count();
        Tensor images = tiles.narrow(0, 0, places / tiles.size(1));
        Tensor embeddings = model.embeddings(prompt, context(model), images);
        Answer.Limits limits = new Answer.Limits(wanted.length, Set.of());
        try (Generation generation = new Generation(model)) {
            Answer alone = generation.start(embeddings, new Greedy(), limits, _ -> true);
            generation.finish();
            exact("greedy_tokens", alone.ids(), wanted);
            generation.start(embeddings.narrow(0, 0, embeddings.size(0) / 2), new Greedy(), limits, _ -> true);
            generation.step();
            Answer among = generation.start(embeddings, new Greedy(), limits, _ -> true);
            generation.start(embeddings.narrow(0, 3, embeddings.size(0) - 3), new Greedy(), limits, _ -> true);
            generation.finish();
            exact("greedy_tokens in a batch", among.ids(), wanted);
        }
        exact("greedy_tokens without cache", withoutCache(model, embeddings, wanted.length), wanted);
    }

    private static int[] withoutCache(InternVl model, Tensor prompt, int count) {
        int[] ids = new int[count];
        for (int i = 0; i < count; i++) {
            Tensor all = i == 0 ? prompt : Torch.cat(List.of(prompt, model.embeddings(Arrays.copyOf(ids, i))), 0);
            Tensor hidden = model.language().hidden(all, List.of(Span.of((int) all.size(0))));
            Tensor last = hidden.narrow(0, hidden.size(0) - 1, 1);
            ids[i] = new Greedy().choose(Torch.toFloats(model.language().logits(last)), i);
        }
        return ids;
    }

    private void adapted(LoadOptions options) throws IOException {
        Path adapter = folder.resolve("lora_init.safetensors");
        if (Files.exists(adapter) && expected.tensors().containsKey("lora_logits")) {
            try (InternVl model =
                    InternVl.load(folder, Optional.of(AdapterReader.read(adapter, FIXTURE_SCALE)), options)) {
                texts(model, "lora_logits", false);
            }
        }
    }

    private static int context(InternVl model) {
        return model.config().language().vocabulary() - CONTEXT_FROM_END;
    }

    private void compare(String name, float[] computed) throws IOException {
        results.add(Compared.of(name, computed, expected.floats(name), TOLERANCE));
    }

    private void add(String name, double largest) {
        results.add(new Compared(name, largest, TOLERANCE));
    }

    private void exact(String name, int[] computed, int[] wanted) {
        int different = Math.abs(computed.length - wanted.length);
        for (int i = 0; i < Math.min(computed.length, wanted.length); i++) {
            different += computed[i] == wanted[i] ? 0 : 1;
        }
        results.add(new Compared(name, different, 0));
    }

    /// Mean cross-entropy of each token's successor, where that has a label.
    static double loss(float[] logits, int vocabulary, int[] labels, int[] lengths) {
        double sum = 0;
        int count = 0;
        int row = 0;
        for (int length : lengths) {
            for (int i = 0; i + 1 < length; i++) {
                int label = labels[row + i + 1];
                if (label != IGNORED) {
                    sum += surprise(logits, (row + i) * vocabulary, vocabulary, label);
                    count++;
                }
            }
            row += length;
        }
        return sum / count;
    }

    private static double surprise(float[] logits, int from, int vocabulary, int label) {
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < vocabulary; i++) {
            most = Math.max(most, logits[from + i]);
        }
        double total = 0;
        for (int i = 0; i < vocabulary; i++) {
            total += Math.exp(logits[from + i] - most);
        }
        return Math.log(total) + most - logits[from + label];
    }

    private static int[] ints(long[] values) {
        return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
    }

    private static int[] select(int[] values, int[] at) {
        return Arrays.stream(at).map(i -> values[i]).toArray();
    }
}
