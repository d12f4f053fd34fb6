package org.multispa.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.model.adapter.Adapter;
import org.multispa.model.config.ConfigReader;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.language.LanguageModel;
import org.multispa.model.safetensors.DType;
import org.multispa.model.safetensors.WeightFolder;
import org.multispa.model.torch.Libtorch;
import org.multispa.model.torch.Torch;
import org.multispa.model.torch.Weights;
import org.multispa.model.vision.Projector;
import org.multispa.model.vision.VisionEncoder;

/// An InternVL2 model: tiles through the vision encoder and the projection to tokens, these among the tokens of the
/// text, all of them through the language model.
///
/// Safe for several threads once loaded. Its weights are the memory of the folder's files, so it must be closed
/// only when nothing computes with it any more.
public final class InternVl implements AutoCloseable {
    /// Tiles that go through the vision encoder together.
    private static final int TILES_AT_ONCE = 8;

    private final ModelConfig config;
    private final VisionEncoder vision;
    private final Projector projector;
    private final LanguageModel language;
    private final ScalarType kind;
    private final Device device;
    private final AutoCloseable source;

    private InternVl(ModelConfig config, Weights weights, ScalarType kind, Device device, AutoCloseable source)
            throws IOException {
        this.config = config;
        this.vision = VisionEncoder.of(config.vision(), config.visionLayersUsed(), weights);
        this.projector = Projector.of(config, weights);
        this.language = LanguageModel.of(config.language(), kind, weights);
        this.kind = kind;
        this.device = device;
        this.source = source;
    }

    /// Loads a model folder as published on Hugging Face: `config.json` and safetensors.
    ///
    /// @throws IOException if the folder is not that of a model known here; the message says what is wrong with
    ///     which file
    public static InternVl load(Path folder, LoadOptions options) throws IOException {
        return load(folder, Optional.empty(), options);
    }

    /// Loads a model folder as published on Hugging Face, with an adapter on its linear layers.
    ///
    /// @throws IOException if the folder is not that of a model known here, or the adapter is not one for it
    public static InternVl load(Path folder, Optional<Adapter> adapter, LoadOptions options) throws IOException {
        if (adapter.isEmpty()) {
            return load(folder, (weights, _, _) -> weights, options);
        }
        options.requireDevice();
        adapter.get().requireFits(shapes(ConfigReader.read(folder)));
        return load(folder, adapter.get(), options);
    }

    /// Loads a model folder as published on Hugging Face, with something laid over its weights.
    ///
    /// @throws IOException if the folder is not that of a model known here
    public static InternVl load(Path folder, Weights.Cover cover, LoadOptions options) throws IOException {
        options.requireDevice();
        ModelConfig config = ConfigReader.read(folder);
        WeightFolder files = WeightFolder.open(folder);
        try {
            ScalarType stored = Torch.scalarType(files.tensors().values().stream()
                    .filter(tensor -> tensor.name().startsWith("language_model"))
                    .findFirst()
                    .map(tensor -> tensor.dtype())
                    .orElse(DType.F32));
            ScalarType kept = options.weights().map(WeightKind::scalarType).orElse(stored);
            ScalarType compute = options.computeType(kept);
            Device device = Torch.device(options.device());
            StoredWeights weights = new StoredWeights(files, kept, compute, device);
            InternVl model = new InternVl(config, cover.on(weights, compute, device), compute, device, files);
            weights.requireAllTaken();
            return model;
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    /// Every parameter of a model by its published name, with its shape.
    ///
    /// @throws UncheckedIOException if libtorch does not load on this machine
    public static Map<String, long[]> shapes(ModelConfig config) {
        ShapeRecorder recorder = new ShapeRecorder();
        try {
            Libtorch.require();
            try (PointerScope _ = new PointerScope()) {
                new InternVl(config, recorder, ScalarType.Float, Torch.device("meta"), () -> {});
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return recorder.shapes();
    }

    /// The shape of the model.
    public ModelConfig config() {
        return config;
    }

    /// The encoder of tiles.
    public VisionEncoder vision() {
        return vision;
    }

    /// The projection of encoded tiles to tokens of the decoder.
    public Projector projector() {
        return projector;
    }

    /// The decoder.
    public LanguageModel language() {
        return language;
    }

    /// Moves a tensor to where the model computes. Real numbers become those it computes in.
    public Tensor local(Tensor tensor) {
        return tensor.is_floating_point() ? tensor.to(device, kind) : tensor.to(device, tensor.scalar_type());
    }

    /// The hidden state of the vision encoder that is passed on.
    ///
    /// @param pixels [tiles, 3, size, size], normalised
    /// @return [tiles, 1 + patches, vision width]
    public Tensor visionHidden(Tensor pixels) {
        return vision.hidden(local(pixels));
    }

    /// What the language model sees of tiles.
    ///
    /// @param pixels [tiles, 3, size, size], normalised
    /// @return [tiles, tokens of a tile, language width]
    public Tensor imageEmbeddings(Tensor pixels) {
        return Torch.scoped(() -> {
            List<Tensor> parts = new ArrayList<>();
            for (long at = 0; at < pixels.size(0); at += TILES_AT_ONCE) {
                Tensor some = pixels.narrow(0, at, Math.min(TILES_AT_ONCE, pixels.size(0) - at));
                parts.add(Torch.scoped(() -> projector.apply(visionHidden(some))));
            }
            return Torch.cat(parts, 0);
        });
    }

    /// The embeddings of a text, with those of images in the places kept for them.
    ///
    /// @param ids token ids, any number of sequences end to end
    /// @param placeholder the id that keeps a place for one token of an image
    /// @param images [tiles, tokens of a tile, language width], in the order of the places
    /// @return [ids, language width]
    /// @throws IllegalArgumentException if there are more or fewer places than tokens of images
    public Tensor embeddings(int[] ids, int placeholder, Tensor images) {
        Tensor rows = images.reshape(-1, images.size(-1));
        long[] places = places(ids, placeholder);
        if (places.length != rows.size(0)) {
            throw new IllegalArgumentException("the text keeps " + places.length
                    + " places for tokens of images, the images have " + rows.size(0));
        }
        Tensor text = embeddings(ids);
        return Torch.scoped(
                () -> text.index_copy(0, Torch.ofLongs(places, places.length).to(device, ScalarType.Long), rows));
    }

    /// The embeddings of a text without images.
    ///
    /// @param ids token ids, any number of sequences end to end
    /// @return [ids, language width]
    public Tensor embeddings(int[] ids) {
        for (int id : ids) {
            if (id < 0 || id >= config.language().vocabulary()) {
                throw new IllegalArgumentException("token id " + id + ": expected 0 to "
                        + (config.language().vocabulary() - 1));
            }
        }
        return Torch.scoped(() -> language.embed(local(Torch.ofInts(ids))));
    }

    private static long[] places(int[] ids, int placeholder) {
        long[] places = new long[ids.length];
        int count = 0;
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == placeholder) {
                places[count++] = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot unmap the weights", e);
        }
    }
}
