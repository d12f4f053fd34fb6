package org.multispa.benchmarks.endtoend;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.multispa.benchmarks.room.RoomScan;
import org.multispa.dataset.Subtask;
import org.multispa.engine.index.SceneIndex;
import org.multispa.engine.profile.Gate;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.questions.Proposal;
import org.multispa.engine.questions.ProposalSink;
import org.multispa.engine.subtasks.SceneContext;

/// Time and memory of one large scene, from its points to everything that could be asked about it. It should do
/// with a heap of 1 GB.
///
/// ```
/// benchmarks/run big-scene [--frames 2000] [--points 150000] [--threads 2] [--profile strict]
/// ```
public final class BigScene {
    private static final int DEPTH_WIDTH = 160;
    private static final long SEED = 1;

    private final Table table = new Table("stage", "seconds", "result", "peak heap MB", "live MB");

    private BigScene() {}

    public static void main(String[] words) {
        Arguments arguments = Arguments.parse(words, "frames", "points", "threads", "profile");
        int frames = arguments.number("frames", 2000);
        int points = arguments.number("points", 150_000);
        int threads = arguments.number("threads", Runtime.getRuntime().availableProcessors());
        Profile profile = Profile.named(arguments.text("profile", "strict"));
        System.out.printf(
                Locale.ROOT,
                "%,d frames, %,d points, profile %s, %d threads, a heap of at most %s MB%n%n",
                frames,
                points,
                profile.name(),
                threads,
                PeakHeap.megabytes(Runtime.getRuntime().maxMemory()));
        System.out.println(measure(frames, points, threads, profile));
    }

    /// One row a stage.
    static Table measure(int frames, int points, int threads, Profile profile) {
        return new BigScene().run(frames, points, threads, profile);
    }

    private Table run(int frames, int points, int threads, Profile profile) {
        RoomScan scan = stage(
                "scene",
                () -> RoomScan.of("room", frames, points, DEPTH_WIDTH, SEED),
                made -> made.scene().objects().size() + " objects");
        SceneIndex index = stage(
                "index",
                () -> SceneIndex.of(scan.scene(), profile.visibilityRule(), threads),
                made -> String.format(
                        Locale.ROOT,
                        "%.1f s of it depth images, over all threads",
                        scan.depthNanos().sum() / 1e9));
        SceneContext context = stage(
                "pairs",
                () -> SceneContext.of(index, profile, AskSettings.DEFAULT, SEED, threads),
                made -> made.pairs().size() + " pairs");
        for (Map.Entry<String, Set<Subtask>> kind : kinds().entrySet()) {
            stage("propose " + kind.getKey(), () -> proposed(context, kind.getValue()), Counter::text);
        }
        return table;
    }

    /// The static subtasks by the first word of their names.
    private static Map<String, Set<Subtask>> kinds() {
        Map<String, Set<Subtask>> kinds = new LinkedHashMap<>();
        for (Subtask subtask : Subtask.staticOnes()) {
            String kind = subtask.id().substring(0, subtask.id().indexOf('-'));
            kinds.computeIfAbsent(kind, _ -> EnumSet.noneOf(Subtask.class)).add(subtask);
        }
        return kinds;
    }

    private static Counter proposed(SceneContext context, Set<Subtask> subtasks) {
        Counter counter = new Counter();
        context.propose(subtasks, counter);
        return counter;
    }

    private <T> T stage(String name, Supplier<T> work, Function<T, String> result) {
        PeakHeap heap = PeakHeap.start();
        long start = System.nanoTime();
        T made = work.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        long peak = heap.peak();
        table.row(
                name,
                String.format(Locale.ROOT, "%.2f", seconds),
                result.apply(made),
                PeakHeap.megabytes(peak),
                PeakHeap.megabytes(heap.live()));
        return made;
    }

    /// Counts, and keeps nothing but a hash that every proposal goes into.
    private static final class Counter implements ProposalSink {
        private long offered;
        private long dropped;
        private long hash;

        @Override
        public void offer(Proposal proposal) {
            offered++;
            hash ^= proposal.selectionHash();
        }

        @Override
        public void drop(Subtask subtask, Gate gate, long times) {
            dropped += times;
        }

        String text() {
            return String.format(Locale.ROOT, "%d proposals, %d dropped, hash %016x", offered, dropped, hash);
        }
    }
}
