package org.multispa.engine.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Sample;
import org.multispa.dataset.json.SampleJson;
import org.multispa.engine.generate.Progress;
import org.multispa.engine.parallel.Parallel;
import org.multispa.engine.verify.files.ImageCheck;
import org.multispa.engine.verify.files.Runs;
import org.multispa.engine.verify.files.Survey;
import org.multispa.engine.verify.findings.Cause;
import org.multispa.engine.verify.findings.Fault;
import org.multispa.engine.verify.findings.Tally;
import org.multispa.engine.verify.sample.SampleCheck;

/// Goes through the samples of one scene.
///
/// @param cut the hash up to which samples are taken
record ScenePass(Path root, Runs runs, String scene, long cut, int threads, Tally tally, Progress progress) {
    private static final int AT_ONCE = 4096;
    private static final int PIECE = 64;

    /// Causes after which it is not known which frames the images should show.
    private static final Set<Cause> MISLED =
            EnumSet.of(Cause.SCENE, Cause.IMAGE, Cause.SWAPPED_IMAGES, Cause.OTHER_FRAME);

    /// A checked sample.
    private record Checked(Sample sample, String place, List<Fault> faults) {}

    /// Whether all samples of the scene are taken.
    boolean isWhole() {
        return cut == Survey.ALL;
    }

    void check(SampleCheck check, ImageCheck images) throws IOException {
        runs.read(root, scene, AT_ONCE, lines -> {
            int pieces = (lines.size() + PIECE - 1) / PIECE;
            List<List<Checked>> checked = Parallel.map(pieces, threads, i -> {
                List<Runs.Line> piece = lines.subList(i * PIECE, Math.min(lines.size(), (i + 1) * PIECE));
                return checked(piece, check, images);
            });
            for (List<Checked> piece : checked) {
                for (Checked one : piece) {
                    tally.sample(one.sample().subtask().id(), one.sample().id(), one.place(), one.faults());
                }
            }
        });
    }

    private List<Checked> checked(List<Runs.Line> lines, SampleCheck check, ImageCheck images) {
        List<Checked> checked = new ArrayList<>();
        for (Runs.Line line : lines) {
            Sample sample = decode(line);
            if (Survey.isTaken(sample.id(), cut)) {
                List<Fault> faults = new ArrayList<>(check.faults(sample));
                images.visit(sample);
                if (faults.stream().map(Fault::cause).noneMatch(MISLED::contains)) {
                    faults.addAll(images.of(sample, check.frames(sample)));
                }
                checked.add(new Checked(sample, line.place(), faults));
            }
        }
        progress.advance(checked.size());
        return checked;
    }

    private static Sample decode(Runs.Line line) {
        try {
            return SampleJson.decode(line.bytes());
        } catch (DatasetException e) {
            throw new IllegalStateException(line.place() + " was a sample when it was read before", e);
        }
    }

    /// Counts the samples as not checked.
    void leaveOut() throws IOException {
        AtomicLong left = new AtomicLong();
        runs.read(root, scene, AT_ONCE, lines -> {
            for (Runs.Line line : lines) {
                if (Survey.isTaken(decode(line).id(), cut)) {
                    left.incrementAndGet();
                }
            }
        });
        tally.leaveOut(left.get());
        progress.advance(left.get());
    }
}
