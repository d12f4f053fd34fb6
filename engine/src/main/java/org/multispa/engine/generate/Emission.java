package org.multispa.engine.generate;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.json.SampleJson;
import org.multispa.engine.census.SelectionPlan;
import org.multispa.engine.parallel.Parallel;
import org.multispa.engine.profile.Gate;
import org.multispa.engine.questions.AskedScene;
import org.multispa.engine.questions.Proposal;
import org.multispa.engine.questions.ProposalSink;
import org.multispa.engine.samples.SampleMaker;
import org.multispa.engine.samples.SceneImages;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.SceneLocation;

/// The last pass over a scene: word the questions that the selection took and write them, with their images, into the
/// scene's part of the work folder.
final class Emission {
    private static final int CHUNK = 512;

    private final GenerateSettings settings;
    private final SelectionPlan plan;
    private final SampleMaker samples;
    private final WorkFolder work;
    private final Preparation preparation;
    private final int threads;
    private final Progress progress;

    Emission(
            GenerateSettings settings,
            SelectionPlan plan,
            SampleMaker samples,
            WorkFolder work,
            int threads,
            Progress progress) {
        this.settings = settings;
        this.plan = plan;
        this.samples = samples;
        this.work = work;
        this.preparation = new Preparation(settings, work, threads);
        this.threads = threads;
        this.progress = progress;
    }

    /// Writes the scene's part unless it is there already.
    void emit(SceneLocation location) throws IOException, SceneException {
        String name = location.id().name();
        if (work.hasPart(name)) {
            progress.advance(plan.taken(work.census(name).orElseThrow()));
            return;
        }
        AskedScene scene = preparation.again(location);
        Map<Subtask, List<Proposal>> taken = taken(scene);
        Path part = work.newPart(name);
        SceneImages images = new SceneImages(settings.images(), part.resolve("images"));
        for (Map.Entry<Subtask, List<Proposal>> entry : taken.entrySet()) {
            Path lines = part.resolve(entry.getKey().id() + ".jsonl");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(lines), 1 << 18)) {
                write(scene, entry.getValue(), images, out);
            }
        }
        writeHashes(images.hashes(), part.resolve(Assembly.IMAGE_HASHES));
        work.finishPart(name);
    }

    private Map<Subtask, List<Proposal>> taken(AskedScene scene) {
        Map<Subtask, List<Proposal>> taken = new EnumMap<>(Subtask.class);
        scene.propose(settings.subtasks(), new ProposalSink() {
            @Override
            public void offer(Proposal proposal) {
                if (plan.takes(proposal)) {
                    taken.computeIfAbsent(proposal.subtask(), s -> new ArrayList<>())
                            .add(proposal);
                }
            }

            @Override
            public void drop(Subtask subtask, Gate gate, long times) {
                // counted by the survey
            }
        });
        return taken;
    }

    private void write(AskedScene scene, List<Proposal> proposals, SceneImages images, OutputStream out)
            throws IOException {
        int chunks = (proposals.size() + CHUNK - 1) / CHUNK;
        int atOnce = Math.max(1, 2 * threads);
        for (int from = 0; from < chunks; from += atOnce) {
            int first = from;
            List<byte[]> lines = Parallel.map(
                    Math.min(atOnce, chunks - from), threads, i -> lines(scene, proposals, first + i, images));
            for (byte[] chunk : lines) {
                out.write(chunk);
            }
        }
    }

    private byte[] lines(AskedScene scene, List<Proposal> proposals, int chunk, SceneImages images) {
        try {
            ByteArrayOutputStream made = new ByteArrayOutputStream(CHUNK * 2048);
            int end = Math.min(proposals.size(), (chunk + 1) * CHUNK);
            for (Proposal proposal : proposals.subList(chunk * CHUNK, end)) {
                SampleMaker.Made one = samples.make(scene, proposal);
                images.provide(one);
                made.writeBytes(SampleJson.encode(one.sample()));
                made.write('\n');
            }
            progress.advance(end - (long) chunk * CHUNK);
            return made.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeHashes(SortedMap<String, String> hashes, Path file) throws IOException {
        StringBuilder lines = new StringBuilder();
        hashes.forEach(
                (path, sha256) -> lines.append(sha256).append("  ").append(path).append('\n'));
        Files.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
