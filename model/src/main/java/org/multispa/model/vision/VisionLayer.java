package org.multispa.model.vision;

import java.io.IOException;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.multispa.model.config.VisionConfig;
import org.multispa.model.torch.Attention;
import org.multispa.model.torch.Linear;
import org.multispa.model.torch.Norm;
import org.multispa.model.torch.Torch;
import org.multispa.model.torch.Weights;

/// One layer of the encoder: attention among all tokens of a tile, then a feed-forward part, each scaled before it is
/// added.
record VisionLayer(
        VisionConfig config,
        Norm attentionNorm,
        Linear qkv,
        Optional<Norm> queryNorm,
        Optional<Norm> keyNorm,
        Linear output,
        Tensor attentionScale,
        Norm feedForwardNorm,
        Linear widen,
        Linear narrow,
        Tensor feedForwardScale) {
    static VisionLayer of(VisionConfig config, String name, Weights weights) throws IOException {
        int hidden = config.hidden();
        boolean normalised = config.qkNormalization();
        return new VisionLayer(
                config,
                norm(config, name + "norm1", weights),
                weights.linear(name + "attn.qkv", hidden, 3 * hidden, config.qkvBias()),
                normalised ? Optional.of(rms(config, name + "attn.q_norm", weights)) : Optional.empty(),
                normalised ? Optional.of(rms(config, name + "attn.k_norm", weights)) : Optional.empty(),
                weights.linear(name + "attn.proj", hidden, hidden, true),
                weights.computed(name + "ls1", hidden),
                norm(config, name + "norm2", weights),
                weights.linear(name + "mlp.fc1", hidden, config.intermediate(), true),
                weights.linear(name + "mlp.fc2", config.intermediate(), hidden, true),
                weights.computed(name + "ls2", hidden));
    }

    private static Norm norm(VisionConfig config, String name, Weights weights) throws IOException {
        return switch (config.norm()) {
            case LAYER_NORM ->
                new Norm.Layer(
                        weights.computed(name + ".weight", config.hidden()),
                        weights.computed(name + ".bias", config.hidden()),
                        config.normEps());
            case RMS_NORM -> rms(config, name, weights);
        };
    }

    private static Norm rms(VisionConfig config, String name, Weights weights) throws IOException {
        return new Norm.Rms(weights.computed(name + ".weight", config.hidden()), config.normEps());
    }

    /// @param x [tiles, tokens, hidden]
    Tensor apply(Tensor x) {
        Tensor seen = x.add(Torch.scoped(() -> attend(attentionNorm.apply(x)).mul(attentionScale)));
        return seen.add(
                Torch.scoped(() -> feedForward(feedForwardNorm.apply(seen)).mul(feedForwardScale)));
    }

    private Tensor attend(Tensor x) {
        long tiles = x.size(0);
        long tokens = x.size(1);
        Tensor packed = qkv.apply(x).view(tiles, tokens, 3, config.hidden());
        Tensor queries = heads(normalised(queryNorm, packed.select(2, 0)), tiles, tokens);
        Tensor keys = heads(normalised(keyNorm, packed.select(2, 1)), tiles, tokens);
        Tensor values = heads(packed.select(2, 2), tiles, tokens);
        Tensor seen = Attention.of(queries, keys, values, false);
        return output.apply(seen.transpose(1, 2).reshape(tiles, tokens, config.hidden()));
    }

    private static Tensor normalised(Optional<Norm> norm, Tensor x) {
        return norm.isPresent() ? norm.get().apply(x) : x;
    }

    private Tensor heads(Tensor x, long tiles, long tokens) {
        return x.reshape(tiles, tokens, config.heads(), config.headWidth()).transpose(1, 2);
    }

    private Tensor feedForward(Tensor x) {
        return narrow.apply(torch.gelu(widen.apply(x)));
    }
}
