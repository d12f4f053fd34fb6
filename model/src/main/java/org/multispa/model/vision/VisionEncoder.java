package org.multispa.model.vision;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.multispa.model.config.VisionConfig;
import org.multispa.model.torch.Torch;
import org.multispa.model.torch.Weights;

/// InternViT: tiles to one token a patch.
public final class VisionEncoder {
    private static final String NAME = "vision_model.";

    private final VisionConfig config;
    private final Tensor patchWeight;
    private final Tensor patchBias;
    private final Tensor classToken;
    private final Tensor positions;
    private final List<VisionLayer> layers;
    private final int used;

    private VisionEncoder(
            VisionConfig config,
            Tensor patchWeight,
            Tensor patchBias,
            Tensor classToken,
            Tensor positions,
            List<VisionLayer> layers,
            int used) {
        this.config = config;
        this.patchWeight = patchWeight;
        this.patchBias = patchBias;
        this.classToken = classToken;
        this.positions = positions;
        this.layers = List.copyOf(layers);
        this.used = used;
    }

    /// Takes the encoder's parameters.
    ///
    /// @param used how many layers are computed, from the first
    /// @throws IOException if a parameter is missing or of another shape
    public static VisionEncoder of(VisionConfig config, int used, Weights weights) throws IOException {
        List<VisionLayer> layers = new ArrayList<>();
        for (int i = 0; i < config.layers(); i++) {
            layers.add(VisionLayer.of(config, NAME + "encoder.layers." + i + ".", weights));
        }
        String embeddings = NAME + "embeddings.";
        int patch = config.patchSize();
        return new VisionEncoder(
                config,
                weights.computed(embeddings + "patch_embedding.weight", config.hidden(), 3, patch, patch),
                weights.computed(embeddings + "patch_embedding.bias", config.hidden()),
                weights.computed(embeddings + "class_embedding", 1, 1, config.hidden()),
                weights.computed(embeddings + "position_embedding", 1, config.tokens(), config.hidden()),
                layers,
                used);
    }

    /// The hidden state after the last layer used.
    ///
    /// @param pixels [tiles, 3, size, size], normalised
    /// @return [tiles, 1 + patches, hidden]; the first token of each tile is the class token
    public Tensor hidden(Tensor pixels) {
        Tensor x = Torch.scoped(() -> embed(pixels));
        for (int i = 0; i < used; i++) {
            int layer = i;
            Tensor before = x;
            x = Torch.scoped(() -> layer(layer, before));
            before.close();
        }
        return x;
    }

    /// How many layers are used.
    public int layers() {
        return used;
    }

    /// What one layer makes of the tokens.
    ///
    /// @param x [tiles, 1 + patches, hidden]
    /// @return the same shape
    public Tensor layer(int index, Tensor x) {
        return layers.get(index).apply(x);
    }

    /// The tokens before the first layer.
    ///
    /// @param pixels [tiles, 3, size, size], normalised
    /// @return [tiles, 1 + patches, hidden]
    public Tensor embed(Tensor pixels) {
        long tiles = pixels.size(0);
        long patch = config.patchSize();
        Tensor patches = torch.conv2d(
                        pixels,
                        patchWeight,
                        new TensorOptional(patchBias),
                        new long[] {patch, patch},
                        new long[] {0, 0},
                        new long[] {1, 1},
                        1)
                .flatten(2, -1)
                .transpose(1, 2);
        Tensor classes = classToken.expand(tiles, 1, config.hidden());
        return Torch.cat(List.of(classes, patches), 1).add(positions);
    }
}
