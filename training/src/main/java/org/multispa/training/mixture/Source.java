package org.multispa.training.mixture;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.multispa.dataset.Subtask;

/// Where the samples of a set lie.
public sealed interface Source {
    /// A data set as `multispa generate` writes it: a manifest, shards, images. Marks that are not drawn on its
    /// images are drawn when a sample is read.
    ///
    /// @param folder that holds `manifest.json`
    /// @param imageRoot where image paths start, if not in `images` below the folder
    /// @param subtasks whose samples are used; empty for all
    /// @param splits that are used; empty for all
    /// @param lesson what the model is asked
    record DataFolder(Path folder, Optional<Path> imageRoot, Set<Subtask> subtasks, Set<String> splits, Lesson lesson)
            implements Source {
        public DataFolder {
            subtasks = Set.copyOf(subtasks);
            splits = Set.copyOf(splits);
        }
    }

    /// What a model is asked about the samples of a data set.
    enum Lesson {
        /// Their questions.
        QUESTIONS,
        /// Which marks are drawn on their images, and where: for a model that has yet to learn to read marks.
        /// The places are those of the samples' marks, the letters are not.
        MARKS,
        /// Which of the marks is at a place in the image: for a model that has yet to learn to choose one.
        PLACES
    }

    /// A file of conversations in the form of InternVL and LLaVA: one JSON object a line, or one array of them.
    ///
    /// @param imageRoot where image paths start, if not in the file's folder
    record Conversations(Path file, Optional<Path> imageRoot) implements Source {}
}
