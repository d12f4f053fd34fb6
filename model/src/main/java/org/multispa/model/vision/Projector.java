package org.multispa.model.vision;

import java.io.IOException;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.torch.Linear;
import org.multispa.model.torch.Norm;
import org.multispa.model.torch.Torch;
import org.multispa.model.torch.Weights;

/// Pixel shuffle and mlp1: each square of patches becomes one token as wide as the language model's.
public final class Projector {
    private static final double NORM_EPS = 1e-5;

    private final int side;
    private final int shrink;
    private final Norm norm;
    private final Linear first;
    private final Linear second;

    private Projector(int side, int shrink, Norm norm, Linear first, Linear second) {
        this.side = side;
        this.shrink = shrink;
        this.norm = norm;
        this.first = first;
        this.second = second;
    }

    /// Takes the projection's parameters.
    ///
    /// @throws IOException if a parameter is missing or of another shape
    public static Projector of(ModelConfig config, Weights weights) throws IOException {
        int wide = config.vision().hidden() * config.shrink() * config.shrink();
        int hidden = config.language().hidden();
        return new Projector(
                config.vision().patchesPerSide(),
                config.shrink(),
                new Norm.Layer(
                        weights.computed("mlp1.0.weight", wide), weights.computed("mlp1.0.bias", wide), NORM_EPS),
                weights.linear("mlp1.1", wide, hidden, true),
                weights.linear("mlp1.3", hidden, hidden, true));
    }

    /// @param hidden [tiles, 1 + patches, width], as the encoder gives it
    /// @return [tiles, patches / shrink², language width]
    public Tensor apply(Tensor hidden) {
        return Torch.scoped(() -> {
            Tensor squares = shuffled(hidden.narrow(1, 1, hidden.size(1) - 1));
            return second.apply(torch.gelu(first.apply(norm.apply(squares))));
        });
    }

    /// Row-major squares of `shrink · shrink` patches, each one token: within a square the patches follow each
    /// other row by row, as in version v2 of the published shuffle.
    ///
    /// @param patches [tiles, side · side, width]
    private Tensor shuffled(Tensor patches) {
        long tiles = patches.size(0);
        long width = patches.size(2);
        long squares = side / shrink;
        return patches.reshape(tiles, squares, shrink, squares, shrink, width)
                .permute(0, 1, 3, 2, 4, 5)
                .reshape(tiles, squares * squares, (long) shrink * shrink * width);
    }
}
