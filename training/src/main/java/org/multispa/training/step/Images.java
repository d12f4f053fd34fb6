package org.multispa.training.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.multispa.model.InternVl;
import org.multispa.model.torch.Torch;
import org.multispa.training.parameters.Selection;
import org.multispa.training.parameters.Selection.Part;

/// What the language model sees of the images of some samples, and the way back into the encoder where that is
/// trained.
final class Images {
    /// Tiles that go through the encoder together.
    private static final int TILES_AT_ONCE = 8;

    private final List<Group> groups;
    private final Tensor embeddings;

    private Images(List<Group> groups, boolean trained) {
        this.groups = groups;
        this.embeddings = Torch.cat(groups.stream().map(Group::output).toList(), 0)
                .detach()
                .requires_grad_(trained);
    }

    /// @param pixels of all tiles, [tiles, 3, size, size], normalised
    static Images of(Tensor pixels, InternVl model, Selection selection, boolean recompute) {
        boolean vision = selection.trains(Part.VISION);
        boolean trained = vision || selection.trains(Part.PROJECTOR);
        List<Group> groups = new ArrayList<>();
        for (long at = 0; at < pixels.size(0); at += TILES_AT_ONCE) {
            Tensor some = pixels.narrow(0, at, Math.min(TILES_AT_ONCE, pixels.size(0) - at));
            if (!trained) {
                groups.add(new Group(Optional.empty(), frozen(() -> model.imageEmbeddings(some))));
                continue;
            }
            Tensor input = vision ? model.local(some) : frozen(() -> model.visionHidden(some));
            Chain chain = new Chain(links(model, vision), recompute, false);
            groups.add(new Group(Optional.of(chain), chain.forward(input)));
        }
        return new Images(groups, trained);
    }

    private static Tensor frozen(Supplier<Tensor> body) {
        try (NoGradGuard _ = new NoGradGuard()) {
            return body.get();
        }
    }

    private static List<Chain.Link> links(InternVl model, boolean vision) {
        List<Chain.Link> links = new ArrayList<>();
        if (vision) {
            links.add(model.vision()::embed);
            for (int i = 0; i < model.vision().layers(); i++) {
                int layer = i;
                links.add(x -> model.vision().layer(layer, x));
            }
        }
        links.add(model.projector()::apply);
        return links;
    }

    /// [tiles, tokens of a tile, language width], a leaf
    Tensor embeddings() {
        return embeddings;
    }

    /// Adds the gradients of what is trained in the encoder and the projection, given that of the embeddings.
    void backward() {
        long at = 0;
        for (Group group : groups) {
            long tiles = group.output().size(0);
            if (group.chain().isPresent()) {
                group.chain().get().backward(embeddings.grad().narrow(0, at, tiles), _ -> {});
            }
            at += tiles;
        }
    }

    /// Tiles that go through the encoder together.
    ///
    /// @param chain the way back, if there is one
    /// @param output [tiles, tokens of a tile, language width]
    private record Group(Optional<Chain> chain, Tensor output) {}
}
