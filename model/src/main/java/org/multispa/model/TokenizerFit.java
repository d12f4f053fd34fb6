package org.multispa.model;

import java.io.IOException;
import java.nio.file.Path;
import org.multispa.model.chat.ChatTemplate;
import org.multispa.model.chat.PromptException;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.tokens.Tokenizer;
import org.multispa.model.tokens.TokenizerException;

/// Whether a tokenizer can be used with a model.
public final class TokenizerFit {
    private TokenizerFit() {}

    /// Checks that a tokenizer has no more tokens than the model, and has those that the model's chat template
    /// needs.
    ///
    /// @param folder of the tokenizer, for messages
    /// @return the model's chat template with this tokenizer
    /// @throws IOException if it does not fit
    public static ChatTemplate template(Path folder, Tokenizer tokenizer, ModelConfig config) throws IOException {
        int vocabulary = config.language().vocabulary();
        if (tokenizer.vocabularySize() > vocabulary) {
            throw new IOException(folder + ": the tokenizer has " + tokenizer.vocabularySize()
                    + " tokens, the model only " + vocabulary + "; they do not belong together");
        }
        try {
            return ChatTemplate.of(config.template(), tokenizer);
        } catch (PromptException | TokenizerException e) {
            throw new IOException(folder + ": " + e.getMessage(), e);
        }
    }
}
