package org.multispa.dataset;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One question with its answer, as it stands on one line of a data set.
///
/// A training sample's conversation goes human, gpt, human, gpt, …; a benchmark sample's is one human turn, so that
/// the answer stands in [#truth] only.
///
/// @param id unique and stable name
/// @param images the question's images in order
/// @param conversations the turns; [#PLACEHOLDER] stands where an image goes
/// @param subtask our subtask
/// @param split `train` or a benchmark's split name
/// @param truth the answer, of the form and unit that the subtask asks for
/// @param provenance what is needed to recompute the answer from the scene
public record Sample(
        String id,
        List<Image> images,
        List<Turn> conversations,
        Subtask subtask,
        String split,
        Answer truth,
        Provenance provenance) {
    /// Stands in a conversation where an image goes.
    public static final String PLACEHOLDER = "<image>";

    private static final Pattern PLACEHOLDER_LINE = Pattern.compile("(?m)^(?:Image-\\d+: )?<image>(?:\\n|$)");

    public Sample {
        images = List.copyOf(images);
        conversations = List.copyOf(conversations);
        require(!id.isBlank(), id, "a sample needs an id");
        require(!images.isEmpty(), id, "at least one image is needed");
        require(alternates(conversations), id, "the conversation must be one human turn, or human and gpt in turn");
        require(subtask.accepts(truth), id, subtask.id() + " has no answer of the form " + truth);
        for (Overlay overlay : provenance.overlays()) {
            require(overlay.image() < images.size(), id, "there is no image " + overlay.image() + " to draw on");
        }
    }

    private static void require(boolean holds, String id, String message) {
        if (!holds) {
            throw new IllegalArgumentException("sample '" + id + "': " + message);
        }
    }

    private static boolean alternates(List<Turn> turns) {
        for (int i = 0; i < turns.size(); i++) {
            if (turns.get(i).from() != (i % 2 == 0 ? Turn.Speaker.HUMAN : Turn.Speaker.GPT)) {
                return false;
            }
        }
        return turns.size() == 1 || (!turns.isEmpty() && turns.size() % 2 == 0);
    }

    /// Whether this is a benchmark's sample: a question whose conversation does not hold the answer.
    public boolean isBenchmark() {
        return conversations.size() == 1;
    }

    /// This sample with the first human turn only: the form in which a benchmark holds it.
    public Sample asBenchmark() {
        return new Sample(id, images, conversations.subList(0, 1), subtask, split, truth, provenance);
    }

    /// The first question without placeholders and the lines that only introduce them, as tools see it that put all
    /// images before the text.
    public String plainQuestion() {
        return PLACEHOLDER_LINE
                .matcher(conversations.getFirst().value())
                .replaceAll("")
                .replace(PLACEHOLDER, "")
                .strip();
    }

    /// What is to be drawn on the image at this position, if anything.
    public Optional<Overlay> overlay(int image) {
        return provenance.overlays().stream().filter(o -> o.image() == image).findFirst();
    }

    /// @param path relative to the data set's image root, with forward slashes
    /// @param width pixels of the original image
    /// @param height pixels of the original image
    public record Image(String path, int width, int height) {
        private static final int MAX_SIDE = 1_000_000;

        public Image {
            RelativePath.check(path);
            if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
                throw new IllegalArgumentException("image '" + path + "' must have sides of 1 to " + MAX_SIDE
                        + " pixels, found " + width + "x" + height);
            }
        }
    }
}
