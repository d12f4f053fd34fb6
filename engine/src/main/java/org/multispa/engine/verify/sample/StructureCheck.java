package org.multispa.engine.verify.sample;

import java.util.ArrayList;
import java.util.List;
import org.multispa.dataset.Provenance;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.Fault;
import org.multispa.engine.verify.raw.Rules;
import org.multispa.scenes.Frame;

/// What holds for every sample before its numbers are looked at: it belongs to the scene and the data set, its frames
/// are there, and its images are those frames in that order.
final class StructureCheck {
    private final Listing listing;
    private final Rules rules;
    private final FrameTable table;

    StructureCheck(Listing listing, Rules rules, FrameTable table) {
        this.listing = listing;
        this.rules = rules;
        this.table = table;
    }

    List<Fault> faults(Sample sample) {
        List<Fault> faults = new ArrayList<>();
        Provenance from = sample.provenance();
        equal("scene", listing.scene(), from.scene(), faults);
        equal("family", listing.family(), from.family(), faults);
        equal("split", listing.split(), sample.split(), faults);
        equal("profile", rules.name(), from.profile(), faults);
        for (Integer number : from.frames()) {
            if (!table.positions().containsKey(number)) {
                faults.add(new Fault(Cause.SCENE, "frame", "a usable frame of the scene", number.toString()));
            }
        }
        int images = sample.images().size();
        if (from.frames().size() != images) {
            faults.add(new Fault(Cause.SCENE, "number of frames", Integer.toString(images), from.frames() + ""));
        }
        if (!mayShow(sample.subtask(), images)) {
            faults.add(new Fault(
                    Cause.SCENE,
                    "number of images",
                    "that of " + sample.subtask().id(),
                    Integer.toString(images)));
        }
        if (faults.isEmpty()) {
            images(sample, table.framesOf(sample), faults);
        }
        return faults;
    }

    private static void equal(String what, String expected, String found, List<Fault> faults) {
        if (!expected.equals(found)) {
            faults.add(new Fault(Cause.MANIFEST, what, expected, found));
        }
    }

    /// Questions about what happened between two images may show more where sequences were asked for, the others no
    /// other number than the paper's. How many frames show an object is held against its covering set later.
    private boolean mayShow(Subtask subtask, int images) {
        if (subtask.reference() == Subtask.Reference.LABEL) {
            return images > 0;
        }
        boolean change = subtask.reference() == Subtask.Reference.NONE || !subtask.isStatic();
        boolean sequence = rules.sequences() && change && !subtask.isExtra();
        return images == subtask.images() || (sequence && images > subtask.images() && images <= Rules.MOST_FRAMES);
    }

    private void images(Sample sample, List<Frame> frames, List<Fault> faults) {
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            Sample.Image image = sample.images().get(i);
            Frame frame = frames.get(i);
            expected.add(path(sample, i, frame));
            found.add(image.path());
            if (image.width() != frame.camera().width()
                    || image.height() != frame.camera().height()) {
                faults.add(new Fault(
                        Cause.IMAGE,
                        image.path() + " size",
                        frame.camera().width() + "x" + frame.camera().height(),
                        image.width() + "x" + image.height()));
            }
        }
        if (!expected.equals(found)) {
            faults.add(new Fault(cause(sample, expected, found), "images", expected.toString(), found.toString()));
        }
    }

    private Cause cause(Sample sample, List<String> expected, List<String> found) {
        if (expected.stream().sorted().toList().equals(found.stream().sorted().toList())) {
            return Cause.SWAPPED_IMAGES;
        }
        for (int i = 0; i < found.size(); i++) {
            if (!found.get(i).equals(expected.get(i)) && !isNeighbour(sample, i, found.get(i))) {
                return Cause.IMAGE;
            }
        }
        return Cause.OTHER_FRAME;
    }

    private boolean isNeighbour(Sample sample, int image, String found) {
        int position =
                table.positions().getOrDefault(sample.provenance().frames().get(image), 0);
        for (int step = -1; step <= 1; step += 2) {
            int other = position + step;
            if (other >= 0 && other < table.frames().size()) {
                if (found.equals(path(sample, image, table.frames().get(other)))) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Where an image lies (docs/datasets.md): a frame once for the data set, and apart where marks are drawn on it.
    private String path(Sample sample, int image, Frame frame) {
        String scene = listing.scene() + "/";
        if (listing.images() == ImagesMode.DRAWN
                && sample.overlay(image).filter(o -> !o.dots().isEmpty()).isPresent()) {
            String subtask = sample.subtask().id();
            String prefix = listing.scene() + "_" + subtask + "_";
            String question = sample.id().startsWith(prefix) ? sample.id().substring(prefix.length()) : sample.id();
            return scene + subtask + "/" + question + "_" + (image + 1) + ".jpg";
        }
        String number = Integer.toString(frame.number());
        return scene + "0".repeat(Math.max(0, 6 - number.length())) + number + "."
                + frame.pixels().colorExtension();
    }
}
