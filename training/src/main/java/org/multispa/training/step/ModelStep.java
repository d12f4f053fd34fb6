package org.multispa.training.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.multispa.geometry.SeededHash;
import org.multispa.model.InternVl;
import org.multispa.model.language.LanguageModel;
import org.multispa.training.parameters.Dropout;
import org.multispa.training.parameters.Selection;

/// The loss of samples and the gradients of what is trained.
///
/// Samples are laid end to end, each seeing itself alone, so there is no padding. The output layer is applied only
/// where an answer is to be predicted. One thread at a time.
public final class ModelStep {
    private final InternVl model;
    private final Selection selection;
    private final Dropout dropout;
    private final int imageContext;
    private final boolean recompute;

    /// @param model whose weights are covered by what is trained
    /// @param imageContext the id that keeps a place for one token of an image
    /// @param recompute whether layers are computed again on the way back, so that their inputs alone are kept
    public ModelStep(InternVl model, Selection selection, Dropout dropout, int imageContext, boolean recompute) {
        this.model = model;
        this.selection = selection;
        this.dropout = dropout;
        this.imageContext = imageContext;
        this.recompute = recompute;
    }

    /// How well some samples are predicted. Nothing is dropped and no gradient computed.
    ///
    /// @throws IllegalArgumentException if a sample does not fit the model
    public Judged judge(Packed packed) {
        try (NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            Tensor embeddings = embeddings(packed, images(packed));
            Tensor hidden = model.language().hidden(embeddings, packed.spans());
            return new Head(model.language()::logits, packed).judge(hidden);
        }
    }

    /// Adds the gradients of some samples to those that are there.
    ///
    /// @param weight what the summed loss is multiplied with: one over the number of answer tokens of the whole
    ///     step
    /// @param step decides with the sample's id what is dropped
    /// @param complete told each layer of the language model whose gradients have been added, as the beginning of
    ///     the names of its parameters
    /// @return the loss, summed over the tokens of the answers
    /// @throws IllegalArgumentException if a sample does not fit the model
    public double accumulate(Packed packed, double weight, SeededHash step, Consumer<String> complete) {
        try (PointerScope _ = new PointerScope()) {
            Optional<Images> images = images(packed);
            Tensor embeddings = embeddings(packed, images);
            dropout.begin(dropped(packed, step));
            LanguageModel.Pass pass = model.language().pass(embeddings, packed.spans());
            Chain layers = new Chain(layers(pass), recompute, embeddings.requires_grad());
            Tensor hidden = layers.forward(embeddings).requires_grad_(true);
            double loss = new Head(rows -> model.language().logits(pass.normed(rows)), packed).backward(hidden, weight);
            Tensor back = layers.backward(
                    hidden.grad(), layer -> complete.accept(model.language().name(layer)));
            dropout.end();
            if (embeddings.requires_grad()) {
                Chain.backward(embeddings, back);
                images.ifPresent(Images::backward);
            }
            return loss;
        }
    }

    private static List<Dropout.Rows> dropped(Packed packed, SeededHash step) {
        List<Dropout.Rows> rows = new ArrayList<>();
        for (int i = 0; i < packed.spans().size(); i++) {
            rows.add(new Dropout.Rows(
                    packed.spans().get(i).rows(), step.with(packed.names().get(i))));
        }
        return rows;
    }

    private List<Chain.Link> layers(LanguageModel.Pass pass) {
        List<Chain.Link> links = new ArrayList<>();
        for (int i = 0; i < model.language().layers(); i++) {
            links.add(new DecoderLink(pass, i, dropout));
        }
        return links;
    }

    private Optional<Images> images(Packed packed) {
        return packed.pixels().map(pixels -> Images.of(pixels, model, selection, recompute));
    }

    private Tensor embeddings(Packed packed, Optional<Images> images) {
        return images.isPresent()
                ? model.embeddings(packed.ids(), imageContext, images.get().embeddings())
                : model.embeddings(packed.ids());
    }
}
