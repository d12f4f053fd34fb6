package org.multispa.dataset.audit;

/// Something that an audit points out.
///
/// @param severity whether something should be done about it
/// @param kind `constant-answer`, `words`, `template`, `coordinates`, `marks`, `label`, `echo`, `answer-balance`,
///     `position-balance`, `one-scene`, `repeated` or `contradictory`
/// @param reason what was found and what was expected, one sentence
public record Flag(Severity severity, String kind, String reason) {
    /// What a flag asks for.
    public enum Severity {
        /// Lies in the nature of the questions; good to know, nothing to mend.
        EXPECTED("expected"),
        /// A shortcut that a model could learn in place of the task.
        WARNING("warning");

        private final String key;

        Severity(String key) {
            this.key = key;
        }

        /// The name in files: `expected` or `warning`.
        public String key() {
            return key;
        }
    }
}
