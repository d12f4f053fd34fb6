package org.multispa.training.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.multispa.geometry.SeededHash;
import org.multispa.model.InternVl;
import org.multispa.model.LoadOptions;
import org.multispa.model.chat.TrainingText;
import org.multispa.model.check.Compared;
import org.multispa.model.safetensors.SafetensorsFile;
import org.multispa.model.torch.Torch;
import org.multispa.training.optimizer.AdamW;
import org.multispa.training.optimizer.AdamWSettings;
import org.multispa.training.optimizer.Gradients;
import org.multispa.training.optimizer.Schedule;
import org.multispa.training.parameters.LoraSettings;
import org.multispa.training.parameters.Parameter;
import org.multispa.training.parameters.Selection;
import org.multispa.training.parameters.TrainedWeights;
import org.multispa.training.step.ModelStep;
import org.multispa.training.step.Packed;

/// Repeats the training run of a fixture folder and compares gradients, losses, norms, rates and final weights.
///
/// A fixture folder is a model folder with `inputs.safetensors`, `expected.safetensors`, `lora_init.safetensors`,
/// `lora_grads_step0.safetensors` and `lora_final.safetensors`. The run: LoRA of rank 4 and alpha 8 without dropout,
/// AdamW with 1e-3, betas 0.9 and 0.999, epsilon 1e-8, decay 0.05, clipping at 1, warm-up over 3 of 20 steps, then a
/// cosine to 0. The loss is the mean over the answer tokens of the whole batch.
public final class TrainCheck {
    private static final double TOLERANCE = 1e-4;
    private static final int CONTEXT_FROM_END = 12;

    private final Path folder;
    private final List<Compared> results = new ArrayList<>();

    private TrainCheck(Path folder) {
        this.folder = folder;
    }

    /// Compares everything.
    ///
    /// @param recompute whether layers are computed again on the way back
    /// @throws IOException if the folder is not a fixture
    public static List<Compared> run(Path folder, LoadOptions options, boolean recompute) throws IOException {
        TrainCheck check = new TrainCheck(folder);
        try (PointerScope _ = new PointerScope();
                SafetensorsFile inputs = check.open("inputs");
                SafetensorsFile expected = check.open("expected")) {
            check.train(inputs, expected, options, recompute);
        }
        return List.copyOf(check.results);
    }

    private SafetensorsFile open(String name) throws IOException {
        return SafetensorsFile.open(folder.resolve(name + ".safetensors"));
    }

    private void train(SafetensorsFile inputs, SafetensorsFile expected, LoadOptions options, boolean recompute)
            throws IOException {
        Selection selection = Selection.lora(new LoraSettings(4, 8, 0, Set.of()));
        TrainedWeights trained = new TrainedWeights(selection, 0);
        try (InternVl model = InternVl.load(folder, trained, options);
                AdamW optimizer = new AdamW(new AdamWSettings(0.9, 0.999, 1e-8, 0.05), trained.parameters())) {
            begin(trained.parameters());
            int context = model.config().language().vocabulary() - CONTEXT_FROM_END;
            ModelStep step = new ModelStep(model, selection, trained.dropout(), context, recompute);
            Packed packed = packed(inputs);
            int steps = (int) expected.info("train_loss").count();
            Schedule schedule = new Schedule(1e-3, 3, steps);
            float[] losses = new float[steps];
            float[] norms = new float[steps];
            float[] rates = new float[steps];
            double weight = 1.0 / packed.rows().length;
            for (int i = 0; i < steps; i++) {
                losses[i] = (float) (weight * step.accumulate(packed, weight, SeededHash.of(i), _ -> {}));
                norms[i] = (float) Math.sqrt(Gradients.squaredNorm(trained.parameters()));
                rates[i] = (float) schedule.rate(i);
                if (i == 0) {
                    gradients(trained.parameters());
                }
                optimizer.step(i + 1, schedule.rate(i), Gradients.clipping(norms[i], 1));
                Gradients.clear(trained.parameters());
            }
            compare("train_loss", losses, expected.floats("train_loss"));
            compare("train_grad_norm", norms, expected.floats("train_grad_norm"));
            compare("train_lr", rates, expected.floats("train_lr"));
            try (SafetensorsFile wanted = open("lora_final")) {
                for (Parameter parameter : trained.parameters()) {
                    compare("final " + parameter.name(), Torch.toFloats(parameter.value()), wanted, parameter.name());
                }
            }
        }
    }

    private void begin(List<Parameter> parameters) throws IOException {
        try (SafetensorsFile first = open("lora_init");
                NoGradGuard _ = new NoGradGuard()) {
            for (Parameter parameter : parameters) {
                Tensor value = Torch.ofFloats(
                        first.floats(parameter.name()),
                        first.info(parameter.name()).shape());
                parameter.value().copy_(value);
            }
        }
    }

    private void gradients(List<Parameter> parameters) throws IOException {
        try (SafetensorsFile wanted = open("lora_grads_step0")) {
            for (Parameter parameter : parameters) {
                compare(
                        "gradient " + parameter.name(),
                        Torch.toFloats(parameter.value().grad()),
                        wanted,
                        parameter.name());
            }
        }
    }

    /// The padded texts without their padding.
    private static Packed packed(SafetensorsFile inputs) throws IOException {
        int columns = (int) inputs.info("input_ids").shape()[1];
        long[] ids = inputs.longs("input_ids");
        long[] labels = inputs.longs("labels");
        long[] mask = inputs.longs("attention_mask");
        List<TrainingText> texts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int from = 0; from < ids.length; from += columns) {
            int length = (int) Arrays.stream(mask, from, from + columns).sum();
            texts.add(new TrainingText(ints(ids, from, length), ints(labels, from, length)));
            names.add("text " + names.size());
        }
        Tensor pixels = Torch.ofFloats(
                inputs.floats("pixel_values"), inputs.info("pixel_values").shape());
        return Packed.of(names, texts, Optional.of(pixels));
    }

    private static int[] ints(long[] values, int from, int count) {
        return Arrays.stream(values, from, from + count)
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    private void compare(String name, float[] computed, SafetensorsFile wanted, String tensor) throws IOException {
        compare(name, computed, wanted.floats(tensor));
    }

    private void compare(String name, float[] computed, float[] wanted) {
        results.add(Compared.of(name, computed, wanted, TOLERANCE));
    }
}
