package org.multispa.engine.questions;

import java.util.function.Supplier;
import org.multispa.dataset.Subtask;
import org.multispa.geometry.SeededHash;

/// Something that can be asked, its gates passed; made into a question only if the sampling takes it.
///
/// @param bin name of the sampling bin it falls in
/// @param key hash of its identity (seed, scene, subtask, frames, points), the root of all its random choices
/// @param question makes the question; gives the same one at every call
public record Proposal(Subtask subtask, String bin, SeededHash key, Supplier<Question> question) {
    /// The value that decides which members of a bin are taken: the lowest ones, unsigned.
    public long selectionHash() {
        return key.with("select").value();
    }
}
