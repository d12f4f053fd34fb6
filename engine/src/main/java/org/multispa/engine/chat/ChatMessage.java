package org.multispa.engine.chat;

/// One message of a conversation.
public record ChatMessage(Role role, String text) {
    /// Who speaks.
    public enum Role {
        SYSTEM("system"),
        USER("user"),
        ASSISTANT("assistant");

        private final String key;

        Role(String key) {
            this.key = key;
        }

        /// The name on the wire.
        public String key() {
            return key;
        }
    }
}
