package org.multispa.engine.samples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.Turn;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.questions.AskedScene;
import org.multispa.engine.questions.Proposal;
import org.multispa.engine.questions.Question;
import org.multispa.engine.wording.Wording;
import org.multispa.engine.wording.WordingPacks;
import org.multispa.geometry.SeededHash;
import org.multispa.scenes.Frame;
import org.multispa.scenes.SceneId;

/// Puts questions into words.
public final class SampleMaker {
    private final WordingPacks packs;
    private final SplitRule splits;
    private final ImagesMode images;
    private final SampleForm form;

    public SampleMaker(WordingPacks packs, SplitRule splits, ImagesMode images, SampleForm form) {
        this.packs = packs;
        this.splits = splits;
        this.images = images;
        this.form = form;
    }

    /// A sample and the frames behind its images.
    public record Made(Sample sample, List<Frame> frames) {}

    public Made make(AskedScene asked, Proposal proposal) {
        Question question = proposal.question().get();
        Subtask subtask = question.subtask();
        SceneId scene = asked.id();
        String id = scene.name() + "_" + subtask.id() + "_" + question.id();
        Wording.Composed text = words(question, proposal.key().with("wording"));
        List<Sample.Image> shown = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < question.frames().size(); i++) {
            Frame frame = question.frames().get(i);
            numbers.add(frame.number());
            String path = images == ImagesMode.DRAWN && isMarked(question, i)
                    ? drawnPath(scene, subtask, question, i)
                    : framePath(scene, frame);
            shown.add(new Sample.Image(
                    path, frame.camera().width(), frame.camera().height()));
        }
        Provenance provenance = new Provenance(
                scene.name(),
                scene.family(),
                numbers,
                question.points(),
                question.objects(),
                question.raw(),
                proposal.bin(),
                asked.profile().name(),
                text.templateIds(),
                question.overlays());
        Sample sample = new Sample(
                id,
                shown,
                List.of(
                        new Turn(Turn.Speaker.HUMAN, placeholders(shown.size()) + text.question()),
                        new Turn(Turn.Speaker.GPT, text.answer())),
                subtask,
                splits.splitOf(scene.name(), scene.family()),
                question.truth(),
                provenance);
        return new Made(form == SampleForm.BENCHMARK ? sample.asBenchmark() : sample, question.frames());
    }

    /// Questions about what happened between two images are worded otherwise where there are more of them.
    private Wording.Composed words(Question question, SeededHash key) {
        Subtask subtask = question.subtask();
        int images = question.frames().size();
        if (images <= subtask.images() || !WordingPacks.hasSequence(subtask)) {
            return Wording.compose(packs.pack(subtask), key, question.slots(), question.truth());
        }
        Map<String, String> slots = new HashMap<>(question.slots());
        slots.put("n", Integer.toString(images));
        return Wording.compose(packs.sequencePack(subtask), key, slots, question.truth());
    }

    private static boolean isMarked(Question question, int image) {
        for (Overlay overlay : question.overlays()) {
            if (overlay.image() == image) {
                return true;
            }
        }
        return false;
    }

    /// A frame as it is, once for the whole data set.
    private static String framePath(SceneId scene, Frame frame) {
        return scene.name() + "/" + sixDigits(frame.number()) + "."
                + frame.pixels().colorExtension();
    }

    private static String sixDigits(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }

    /// A frame with the marks of one question drawn on it.
    private static String drawnPath(SceneId scene, Subtask subtask, Question question, int image) {
        return scene.name() + "/" + subtask.id() + "/" + question.id() + "_" + (image + 1) + ".jpg";
    }

    private static String placeholders(int images) {
        if (images == 1) {
            return "<image>\n";
        }
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= images; i++) {
            lines.append("Image-").append(i).append(": <image>\n");
        }
        return lines.toString();
    }
}
