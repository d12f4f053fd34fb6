package org.multispa.training.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multispa.dataset.DatasetException;
import org.multispa.images.ImageSize;
import org.multispa.model.chat.ChatTemplate;
import org.multispa.model.chat.ImagePlaceholders;
import org.multispa.model.chat.Part;
import org.multispa.model.chat.PromptException;
import org.multispa.model.chat.TrainingText;
import org.multispa.model.chat.Turn;
import org.multispa.model.plan.TokenCounter;
import org.multispa.model.tiles.Tiler;
import org.multispa.model.tiles.Tiles;
import org.multispa.training.mixture.ImageRef;
import org.multispa.training.mixture.RawSample;

/// Makes samples ready for a model. Safe for any number of threads.
public final class ExampleMaker {
    /// A text as data sets hold it, by which characters a token are told.
    private static final String TYPICAL = "How far apart are the two marked points in the room, in millimetres? "
            + "Answer with the vector from the first camera to the second: `[ -372 , 66 , -149 ]`.";

    private final ChatTemplate template;
    private final TokenCounter counter;
    private final ExampleLimits limits;
    private final ImageTiles images;
    private final double tokensPerCharacter;
    private final int largestImage;

    /// @param template how conversations are written
    /// @param tiler how images are cut
    /// @param tokensPerTile that the model reads for a tile
    public ExampleMaker(ChatTemplate template, Tiler tiler, int tokensPerTile, ExampleLimits limits) {
        this.template = template;
        this.counter = new TokenCounter(tiler.rule(), tokensPerTile);
        this.limits = limits;
        this.images = new ImageTiles(tiler, limits.cacheBytes());
        this.tokensPerCharacter = (double) template.tokenizer().encodePlain(TYPICAL).length / TYPICAL.length();
        this.largestImage = tiler.rule().max() + (tiler.rule().thumbnail() ? 1 : 0);
    }

    /// Reads, marks and cuts the images and encodes the conversation.
    ///
    /// @throws DatasetException if an image is missing or broken, or the sample has too many tokens
    /// @throws PromptException if the turns do not alternate, an answer is empty, or there are more or fewer
    ///     `<image>` than images
    public Example make(RawSample sample) throws DatasetException, PromptException {
        List<Tiles> tiles = new ArrayList<>();
        int[] tokens = new int[sample.images().size()];
        long sum = 0;
        for (int i = 0; i < tokens.length; i++) {
            Tiles cut = images.of(sample.images().get(i));
            tokens[i] = Math.multiplyExact(cut.count(), counter.tokensPerTile());
            tiles.add(cut);
            sum += tokens[i];
            requireWithin(sum, "for " + (i + 1) + " of " + tokens.length + " images alone");
        }
        TrainingText text = template(sample).training(ImagePlaceholders.fill(sample.turns(), tokens));
        requireWithin(text.ids().length, sum + " of them for " + tokens.length + " images");
        return new Example(sample.name(), text, tiles);
    }

    private void requireWithin(long tokens, String how) throws DatasetException {
        if (tokens > limits.mostTokens()) {
            throw new DatasetException(
                    "a sample may have " + limits.mostTokens() + " tokens, found " + tokens + ", " + how);
        }
    }

    private ChatTemplate template(RawSample sample) {
        Optional<String> own = sample.system();
        return own.isEmpty()
                ? template
                : own.get().isBlank() ? template.withoutSystem() : template.withSystem(own.get());
    }

    /// About how many tokens a sample has, by its characters and the sizes of its images as far as it tells them;
    /// no image is opened.
    public long estimate(RawSample sample) {
        long tokens = 0;
        for (ImageRef image : sample.images()) {
            tokens += (long) tiles(image.size()) * counter.tokensPerTile();
        }
        long characters = sample.system().map(String::length).orElse(0);
        for (Turn turn : sample.turns()) {
            for (Part part : turn.parts()) {
                characters += part instanceof Part.Text(String text) ? text.length() : 0;
            }
        }
        return tokens + Math.round(characters * tokensPerCharacter);
    }

    private int tiles(Optional<ImageSize> size) {
        return size.map(counter::tiles).orElse(largestImage);
    }
}
