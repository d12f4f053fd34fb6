package org.multispa.model.serve.request;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.multispa.images.ImageFormatException;
import org.multispa.images.ImageSize;
import org.multispa.images.Jpeg;
import org.multispa.model.assistant.AnswerOptions;
import org.multispa.model.assistant.Assistant;
import org.multispa.model.assistant.Prepared;
import org.multispa.model.chat.ChatTemplate;
import org.multispa.model.chat.Part;
import org.multispa.model.chat.Prompt;
import org.multispa.model.chat.PromptException;
import org.multispa.model.chat.Turn;
import org.multispa.model.serve.request.ChatRequest.Content;
import org.multispa.model.serve.request.ChatRequest.Message;
import org.multispa.model.tiles.Tiles;

/// Makes questions of requests. Sizes are read from the headers of the images first, and the whole prompt is counted
/// against the model's context, before pixels are decoded. For any number of threads.
public final class QuestionMaker {
    private static final int RGB = 3;

    /// The decoder's own pixels and those handed on.
    private static final int DECODED = 2 * RGB;

    private final Assistant assistant;
    private final RequestLimits limits;
    private final ImageSource source;
    private final int mostTokens;

    /// For one model.
    ///
    /// @param images the folder whose files may be read
    /// @param mostTokens of an answer
    /// @throws IOException if there is no such folder
    public QuestionMaker(Assistant assistant, Optional<Path> images, int mostTokens, RequestLimits limits)
            throws IOException {
        this.assistant = assistant;
        this.limits = limits;
        this.mostTokens = mostTokens;
        source = new ImageSource(images, limits.bodyBytes());
    }

    /// A question and how it is to be answered.
    ///
    /// @param question with its images cut
    public record Made(Prepared question, AnswerOptions options) {}

    private record Encoded(byte[] bytes, int tokens, ImageSize size) {}

    /// Makes the question of a request.
    ///
    /// @param memory from which all that is kept, and most of what is needed on the way, is taken
    /// @throws ApiError if an image is not one, or not allowed, or all of it is too long for the model
    public Made make(ChatRequest request, MemoryBudget.Share memory) throws ApiError {
        List<Encoded> images = new ArrayList<>();
        for (Message message : request.messages()) {
            for (Content content : message.contents()) {
                if (content instanceof Content.Image(String url)) {
                    images.add(encoded(url, memory));
                }
            }
        }
        int kept = images.stream().mapToInt(Encoded::tokens).sum();
        requireFits(kept, 1);
        Prompt prompt = prompt(request, images);
        AnswerOptions options = options(request, prompt.ids().length);
        List<Tiles> tiles = new ArrayList<>();
        for (Encoded image : images) {
            tiles.add(cut(image, memory));
        }
        return new Made(new Prepared(prompt, tiles), options);
    }

    private Encoded encoded(String url, MemoryBudget.Share memory) throws ApiError {
        byte[] bytes = source.bytes(url, memory);
        try {
            ImageSize size = ImageSize.of(bytes);
            if ((long) size.width() * size.height() > limits.pixels()) {
                throw wrongImage("expected at most " + limits.pixels() + " pixels, the header claims " + size.width()
                        + "x" + size.height());
            }
            return new Encoded(bytes, assistant.tokens(size), size);
        } catch (ImageFormatException e) {
            throw wrongImage(String.valueOf(e.getMessage()));
        }
    }

    private Tiles cut(Encoded image, MemoryBudget.Share memory) throws ApiError {
        int side = assistant.rule().size();
        int count = image.tokens() / assistant.model().config().tokensPerTile();
        long tiles = (long) RGB * side * side * count;
        long pixels = (long) image.size().width() * image.size().height();
        long onTheWay = DECODED * pixels + tiles;
        memory.take(tiles + onTheWay);
        try {
            return assistant.cut(Jpeg.decode(image.bytes(), limits.pixels()));
        } catch (ImageFormatException e) {
            throw wrongImage(String.valueOf(e.getMessage()));
        } finally {
            memory.give(onTheWay);
        }
    }

    private static ApiError wrongImage(String message) {
        return ApiError.invalid("invalid_image", "image: " + message);
    }

    private Prompt prompt(ChatRequest request, List<Encoded> images) throws ApiError {
        ChatTemplate own = assistant.template();
        ChatTemplate template = request.system().map(own::withSystem).orElse(own);
        Deque<Integer> tokens = new ArrayDeque<>();
        images.forEach(image -> tokens.add(image.tokens()));
        List<Turn> turns = new ArrayList<>();
        int before = 0;
        for (Message message : request.messages()) {
            List<Part> parts = LeadingImages.worded(message.contents(), before).stream()
                    .map(content -> switch (content) {
                        case Content.Text(String text) -> (Part) new Part.Text(text);
                        case Content.Image _ -> new Part.Image(tokens.remove());
                    })
                    .toList();
            before = images.size() - tokens.size();
            turns.add(new Turn(message.role(), parts));
        }
        try {
            return template.prompt(turns);
        } catch (PromptException e) {
            throw ApiError.invalid("invalid_messages", "messages: " + e.getMessage());
        }
    }

    private AnswerOptions options(ChatRequest request, int prompt) throws ApiError {
        int asked = request.mostTokens().orElse(1);
        if (asked > mostTokens) {
            throw ApiError.invalid(
                    "max_tokens_too_large", "max_tokens: expected at most " + mostTokens + ", found " + asked);
        }
        requireFits(prompt, asked);
        int most = request.mostTokens().orElse(Math.min(mostTokens, context() - prompt));
        return new AnswerOptions(most, request.temperature(), request.topP(), request.seed(), request.stops());
    }

    private void requireFits(long prompt, int answer) throws ApiError {
        if (prompt + answer > context()) {
            throw ApiError.invalid(
                    "context_length_exceeded",
                    "expected at most " + context() + " tokens together, found " + prompt
                            + " of the messages and their images, and at least " + answer + " of the answer");
        }
    }

    private int context() {
        return assistant.model().config().language().maxPositions();
    }
}
