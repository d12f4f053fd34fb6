package org.multispa.dataset.audit.blind;

import java.util.List;
import java.util.Optional;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;

/// What is left of a sample when its images are taken away: all that a blind predictor may see, and what grading
/// needs.
///
/// @param graded a sample with the truth, the last image's size and the other point of a comparison, and nothing else
/// @param family the scene family
/// @param group what the question is about (scene and objects, or scene and frames), folded; questions of one group
///     are never parted between training and grading
/// @param template hash of the last line of the question, numbers and label blanked
/// @param words ids of the words and pairs of words of the question, numbers and label blanked, ascending
/// @param label the category label that the question names, or empty
/// @param places the options of a choice or comparison in their order, else the point in question; may be empty
/// @param source the unlabelled dot that the options are to be matched with, if there is one
/// @param right position in `places` of the right option, or -1
public record Probe(
        Sample graded,
        String family,
        long group,
        long template,
        int[] words,
        String label,
        List<Place> places,
        Optional<Place> source,
        int right) {
    public Probe {
        places = List.copyOf(places);
    }

    public Subtask subtask() {
        return graded.subtask();
    }

    public Answer truth() {
        return graded.truth();
    }

    /// Whether the answer is one of [#places].
    public boolean hasOptions() {
        return right >= 0;
    }

    /// The answer that names the option at this position.
    Answer option(int index) {
        if (index == right) {
            return truth();
        }
        if (truth() instanceof Answer.Choice) {
            return new Answer.Choice(places.get(index).label());
        }
        return graded.provenance().otherPixel().orElseThrow();
    }
}
