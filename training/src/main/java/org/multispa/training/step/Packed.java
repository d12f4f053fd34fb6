package org.multispa.training.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.multispa.model.chat.TrainingText;
import org.multispa.model.language.Span;
import org.multispa.model.tiles.ImageNetPixels;
import org.multispa.model.tiles.Tiles;
import org.multispa.model.torch.Torch;
import org.multispa.training.batch.Example;

/// Samples laid end to end. Belongs to the scope it was made in.
///
/// @param names of the samples
/// @param ids of all samples
/// @param spans one for each sample
/// @param rows from which an answer token is to be predicted, counted over all samples
/// @param targets the tokens to be predicted there
/// @param pixels of all tiles, F32 [tiles, 3, size, size], normalised; empty if there is no image
public record Packed(
        List<String> names, int[] ids, List<Span> spans, long[] rows, long[] targets, Optional<Tensor> pixels) {
    /// @param examples at least one
    public static Packed of(List<Example> examples) {
        List<Tensor> images = new ArrayList<>();
        examples.forEach(example -> example.images().forEach(image -> images.add(pixels(image))));
        return of(
                examples.stream().map(Example::id).toList(),
                examples.stream().map(Example::text).toList(),
                images.isEmpty() ? Optional.empty() : Optional.of(Torch.cat(images, 0)));
    }

    /// @param pixels in the order of their places in the texts
    public static Packed of(List<String> names, List<TrainingText> texts, Optional<Tensor> pixels) {
        int[] ids = new int[texts.stream().mapToInt(text -> text.ids().length).sum()];
        long[] rows = new long[texts.stream().mapToInt(TrainingText::learned).sum()];
        long[] targets = new long[rows.length];
        int at = 0;
        int answer = 0;
        for (TrainingText text : texts) {
            System.arraycopy(text.ids(), 0, ids, at, text.ids().length);
            for (int i = 1; i < text.labels().length; i++) {
                if (text.labels()[i] != TrainingText.IGNORED) {
                    rows[answer] = at + i - 1L;
                    targets[answer++] = text.labels()[i];
                }
            }
            at += text.ids().length;
        }
        List<Span> spans =
                texts.stream().map(text -> Span.of(text.ids().length)).toList();
        return new Packed(names, ids, spans, rows, targets, pixels);
    }

    private static Tensor pixels(Tiles tiles) {
        return Torch.ofFloats(ImageNetPixels.of(tiles), tiles.count(), 3, tiles.size(), tiles.size());
    }
}
