package org.multispa.model.chat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.multispa.model.chat.Turn.Role;
import org.multispa.model.tokens.Tokenizer;
import org.multispa.model.tokens.TokenizerException;

/// How a conversation is written for a model: a system line, then turn after turn, each between `<|im_start|>`
/// with the speaker's name and `<|im_end|>`, without line breaks between them. An image is `<img>`, as many
/// `<IMG_CONTEXT>` as it has embeddings, `</img>`.
///
/// What users and data say is encoded as plain text, so it can neither end a turn nor begin one. The ids are
/// those that the published code gives for texts without special tokens in them. Immutable and safe for any
/// number of threads.
public final class ChatTemplate {
    /// The system line that the published InternVL2 models were taught with.
    public static final String INTERNVL2_SYSTEM = "你是由上海人工智能实验室联合商汤科技开发的书生多模态大模型，" + "英文名叫InternVL, 是一个有用无害的人工智能助手。";

    /// The template without a system line: for models made from scratch, which never learned one.
    private static final String PLAIN = "chatml";

    /// The values of `template` in `config.json` that are known. They are written alike and differ in the
    /// tokenizers that come with them.
    private static final Set<String> NAMES = Set.of("internlm2-chat", "Hermes-2", PLAIN);

    private static final String END_OF_TEXT = "<|endoftext|>";

    private final Tokenizer tokenizer;
    private final Optional<String> system;
    private final int turnStart;
    private final int turnEnd;
    private final int imageStart;
    private final int imageEnd;
    private final int imageContext;

    private ChatTemplate(Tokenizer tokenizer, Optional<String> system) throws TokenizerException {
        this.tokenizer = tokenizer;
        this.system = system;
        turnStart = tokenizer.requireId("<|im_start|>");
        turnEnd = tokenizer.requireId("<|im_end|>");
        imageStart = tokenizer.requireId("<img>");
        imageEnd = tokenizer.requireId("</img>");
        imageContext = tokenizer.requireId("<IMG_CONTEXT>");
    }

    private ChatTemplate(ChatTemplate other, Optional<String> system) {
        this.tokenizer = other.tokenizer;
        this.system = system;
        turnStart = other.turnStart;
        turnEnd = other.turnEnd;
        imageStart = other.imageStart;
        imageEnd = other.imageEnd;
        imageContext = other.imageContext;
    }

    /// The template that a model's `config.json` names, with InternVL2's system line where it has one.
    ///
    /// @throws PromptException if there is none of this name
    /// @throws TokenizerException if the tokenizer lacks a token that it needs
    public static ChatTemplate of(String name, Tokenizer tokenizer) throws PromptException, TokenizerException {
        if (!NAMES.contains(name)) {
            throw new PromptException("expected one of the templates " + new TreeSet<>(NAMES)
                    + " in config.json, found \"" + name + "\", which is not supported");
        }
        return new ChatTemplate(tokenizer, name.equals(PLAIN) ? Optional.empty() : Optional.of(INTERNVL2_SYSTEM));
    }

    /// The same with another system line.
    public ChatTemplate withSystem(String line) {
        return new ChatTemplate(this, Optional.of(line));
    }

    /// The same without a system line, where published models always have one.
    public ChatTemplate withoutSystem() {
        return new ChatTemplate(this, Optional.empty());
    }

    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /// The id at whose places image embeddings stand.
    public int imageContextId() {
        return imageContext;
    }

    /// The ids with which an answer is over: the end of the turn, the beginning of another, and the end of the
    /// text.
    public Set<Integer> endIds() {
        Set<Integer> ends = new TreeSet<>(Set.of(turnEnd, turnStart));
        for (int id : tokenizer.endIds()) {
            ends.add(id);
        }
        tokenizer.idOf(END_OF_TEXT).ifPresent(ends::add);
        return Set.copyOf(ends);
    }

    /// The conversation up to where the model speaks.
    ///
    /// @param turns user and assistant in turn, the user first and last
    /// @throws PromptException if they are not
    public Prompt prompt(List<Turn> turns) throws PromptException {
        expectAlternating(turns, Role.USER);
        TextBuilder out = begun();
        for (Turn turn : turns) {
            switch (turn.role()) {
                case USER -> addQuestion(out, turn.parts());
                case ASSISTANT ->
                    out.token(turnStart)
                            .text("assistant\n")
                            .learned(answer(turn))
                            .token(turnEnd);
            }
        }
        return out.token(turnStart).text("assistant\n").prompt();
    }

    /// The conversation with every answer, and the end of its turn, to be learned. White space at both ends of
    /// a turn is taken away.
    ///
    /// @param turns user and assistant in turn, the user first and the assistant last
    /// @throws PromptException if they are not, or an answer is empty
    public TrainingText training(List<Turn> turns) throws PromptException {
        expectAlternating(turns, Role.ASSISTANT);
        TextBuilder out = begun();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            switch (turn.role()) {
                case USER -> addQuestion(out, Blanks.strip(turn.parts()));
                case ASSISTANT -> {
                    String answer = answer(turn);
                    if (answer.isEmpty()) {
                        throw new PromptException("expected an answer to learn in turn " + (i + 1) + ", found none");
                    }
                    out.token(turnStart).text("assistant\n").learned(answer).token(turnEnd, true);
                }
            }
        }
        return out.trainingText();
    }

    private TextBuilder begun() {
        TextBuilder out = new TextBuilder(tokenizer);
        system.ifPresent(
                line -> out.token(turnStart).text("system\n").text(line).token(turnEnd));
        return out;
    }

    private void addQuestion(TextBuilder out, List<Part> parts) {
        out.token(turnStart).text("user\n");
        for (Part part : parts) {
            switch (part) {
                case Part.Text(String text) -> out.text(text);
                case Part.Image(int tokens) -> {
                    out.token(imageStart);
                    for (int i = 0; i < tokens; i++) {
                        out.token(imageContext);
                    }
                    out.token(imageEnd);
                }
            }
        }
        out.token(turnEnd);
    }

    private static String answer(Turn turn) {
        StringBuilder answer = new StringBuilder();
        for (Part part : turn.parts()) {
            if (part instanceof Part.Text(String text)) {
                answer.append(text);
            }
        }
        return Blanks.strip(answer.toString());
    }

    private static void expectAlternating(List<Turn> turns, Role last) throws PromptException {
        for (int i = 0; i < turns.size(); i++) {
            Role expected = i % 2 == 0 ? Role.USER : Role.ASSISTANT;
            if (turns.get(i).role() != expected) {
                throw new PromptException("expected the user and the assistant to speak in turn, the user first, found "
                        + turns.get(i).role() + " at turn " + (i + 1));
            }
        }
        if (turns.isEmpty() || turns.getLast().role() != last) {
            throw new PromptException("expected a conversation that ends with " + last + ", found "
                    + (turns.isEmpty()
                            ? "no turns"
                            : "one that ends with " + turns.getLast().role()));
        }
    }
}
