package org.multispa.model.assistant;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.multispa.images.ImageSize;
import org.multispa.images.RgbImage;
import org.multispa.model.InternVl;
import org.multispa.model.LoadOptions;
import org.multispa.model.TokenizerFit;
import org.multispa.model.adapter.Adapter;
import org.multispa.model.chat.ChatTemplate;
import org.multispa.model.chat.ImagePlaceholders;
import org.multispa.model.chat.PromptException;
import org.multispa.model.config.ConfigReader;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.generate.Answer;
import org.multispa.model.generate.Generation;
import org.multispa.model.tiles.ImageNetPixels;
import org.multispa.model.tiles.TileGrid;
import org.multispa.model.tiles.TileRule;
import org.multispa.model.tiles.Tiler;
import org.multispa.model.tiles.Tiles;
import org.multispa.model.tokens.Tokenizers;
import org.multispa.model.torch.Torch;

/// A model that answers questions about images.
///
/// [#prepare] may be called by several threads; a [Generation] is for one at a time.
public final class Assistant implements AutoCloseable {
    private final InternVl model;
    private final ChatTemplate template;
    private final Tiler tiler;

    private Assistant(InternVl model, ChatTemplate template, Tiler tiler) {
        this.model = model;
        this.template = template;
        this.tiler = tiler;
    }

    /// Loads a model folder with its tokenizer.
    ///
    /// @param mostTiles tiles an image is cut into at most, the thumbnail not counted
    /// @throws IOException if the folder is not that of a model known here, or the adapter is not one for it
    public static Assistant load(Path folder, Optional<Adapter> adapter, LoadOptions options, int mostTiles)
            throws IOException {
        ModelConfig config = ConfigReader.read(folder);
        ChatTemplate template = TokenizerFit.template(folder, Tokenizers.read(folder), config);
        Tiler tiler = new Tiler(rule(folder, config).withMax(mostTiles));
        return new Assistant(InternVl.load(folder, adapter, options), template, tiler);
    }

    private static TileRule rule(Path folder, ModelConfig config) throws IOException {
        try {
            return TileRule.of(config);
        } catch (IllegalArgumentException e) {
            throw new IOException(folder.resolve("config.json") + ": " + e.getMessage(), e);
        }
    }

    /// The model.
    public InternVl model() {
        return model;
    }

    /// How conversations become tokens.
    public ChatTemplate template() {
        return template;
    }

    /// How images are cut.
    public TileRule rule() {
        return tiler.rule();
    }

    /// Cuts the images and encodes the text of a question.
    ///
    /// @throws PromptException if turns do not alternate, or there are more or fewer places than images
    public Prepared prepare(Question question) throws PromptException {
        List<Tiles> images = question.images().stream().map(this::cut).toList();
        int[] tokens = images.stream()
                .mapToInt(tiles -> tiles.count() * model.config().tokensPerTile())
                .toArray();
        ChatTemplate own = question.system().map(this::withSystem).orElse(template);
        return new Prepared(own.prompt(ImagePlaceholders.fill(question.turns(), tokens)), images);
    }

    private ChatTemplate withSystem(String line) {
        return line.isBlank() ? template.withoutSystem() : template.withSystem(line);
    }

    /// Cuts an image. With a [prompt][ChatTemplate#prompt] whose image parts keep as many places as [#tokens] says,
    /// the tiles make a [Prepared] without placeholders in texts.
    public Tiles cut(RgbImage image) {
        return tiler.cut(image);
    }

    /// How many tokens the model reads for an image of this size, known before it is decoded.
    public int tokens(ImageSize size) {
        int tiles = TileGrid.of(size.width(), size.height(), rule()).tilesWithThumbnail(rule());
        return tiles * model.config().tokensPerTile();
    }

    /// Reads a question and writes the first token of its answer; [Generation#step] writes the others.
    ///
    /// @param sink told the text of the answer, piece by piece
    public Reply start(Generation generation, Prepared prepared, AnswerOptions options, Consumer<String> sink) {
        Reply reply = new Reply(template.tokenizer().stream(), options, prepared.tokens(), sink);
        Answer.Limits limits = new Answer.Limits(options.mostTokens(), template.endIds());
        try (NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            reply.began(generation.start(embeddings(prepared), options.choice(), limits, reply::take));
        }
        return reply;
    }

    /// Answers one question.
    ///
    /// @param sink told the text of the answer, piece by piece
    public Reply answer(Prepared prepared, AnswerOptions options, Consumer<String> sink) {
        try (Generation generation = new Generation(model)) {
            Reply reply = start(generation, prepared, options, sink);
            generation.finish();
            reply.finishIfEnded();
            return reply;
        }
    }

    private Tensor embeddings(Prepared prepared) {
        int[] ids = prepared.prompt().ids();
        if (prepared.images().isEmpty()) {
            return model.embeddings(ids);
        }
        return Torch.scoped(() -> {
            List<Tensor> images = new ArrayList<>();
            for (Tiles tiles : prepared.images()) {
                Tensor pixels = Torch.ofFloats(ImageNetPixels.of(tiles), tiles.count(), 3, tiles.size(), tiles.size());
                images.add(model.imageEmbeddings(pixels));
            }
            return model.embeddings(ids, template.imageContextId(), Torch.cat(images, 0));
        });
    }

    @Override
    public void close() {
        model.close();
    }
}
