package org.multispa.dataset;

/// One message of a conversation.
public record Turn(Speaker from, String value) {
    /// Who speaks, under the names that InternVL's format uses.
    public enum Speaker {
        HUMAN("human"),
        GPT("gpt");

        private final String key;

        Speaker(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }
}
