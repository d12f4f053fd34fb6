package org.multispa.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.multispa.benchmarks.room.RoomScan;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.engine.generate.GenerateException;
import org.multispa.engine.generate.GenerateRequest;
import org.multispa.engine.generate.GenerateSettings;
import org.multispa.engine.generate.Generator;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.engine.samples.SampleForm;
import org.multispa.engine.samples.SplitRule;
import org.multispa.engine.wording.WordingPacks;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneLocation;

/// How many samples a second the generator writes, in whole runs over scenes in memory: the stage `write` proposes,
/// selects, words and writes lines; `join` makes the shards. Reading scans (`survey`) depends on the disk and on
/// [GeometryShare]. Samples a second are those of both stages together.
///
/// ```
/// benchmarks/run record-rate [--scenes 4] [--frames 400] [--points 50000] [--count 1000000]
/// ```
public final class RecordRate {
    private static final int DEPTH_WIDTH = 160;
    private static final int SHARD_SIZE = 100_000;

    private final List<SceneLocation> scenes;
    private final int count;
    private final Table table = new Table(
            "subtasks",
            "images",
            "threads",
            "samples",
            "survey s",
            "write s",
            "join s",
            "samples/s",
            "cpu s of write, join",
            "samples/cpu s");

    private RecordRate(List<SceneLocation> scenes, int count) {
        this.scenes = scenes;
        this.count = count;
    }

    public static void main(String[] words) throws IOException, GenerateException {
        Arguments arguments = Arguments.parse(words, "scenes", "frames", "points", "count");
        System.out.println(measure(
                arguments.number("scenes", 4),
                arguments.number("frames", 400),
                arguments.number("points", 50_000),
                arguments.number("count", 1_000_000)));
    }

    /// One row a run: camera subtasks without images, then all subtasks with lazy overlays, on one and two threads.
    ///
    /// @param count samples asked for each subtask; a number that the scenes cannot give takes all there are
    static Table measure(int scenes, int frames, int points, int count) throws IOException, GenerateException {
        List<SceneLocation> locations = new ArrayList<>();
        for (int scene = 0; scene < scenes; scene++) {
            locations.add(MemorySource.locationOf(RoomScan.of("room" + scene, frames, points, DEPTH_WIDTH, scene)
                    .scene()));
        }
        RecordRate rate = new RecordRate(locations, count);
        Set<Subtask> camera = EnumSet.range(Subtask.CAMERA_X_DIRECTION, Subtask.CAMERA_VECTOR);
        Set<Subtask> all = EnumSet.copyOf(Subtask.staticOnes());
        rate.run("(warm-up)", camera, ImagesMode.NONE, 1);
        for (int threads = 1; threads <= 2; threads++) {
            rate.run("camera", camera, ImagesMode.NONE, threads);
        }
        for (int threads = 1; threads <= 2; threads++) {
            rate.run("all 18", all, ImagesMode.LAZY, threads);
        }
        return rate.table;
    }

    private void run(String name, Set<Subtask> subtasks, ImagesMode images, int threads)
            throws IOException, GenerateException {
        Path out = Files.createTempDirectory("multispa-record-rate");
        try {
            GenerateSettings settings = new GenerateSettings(
                    GenerateSettings.each(subtasks, count),
                    SampleForm.TRAINING,
                    1,
                    Profile.STRICT,
                    AskSettings.DEFAULT,
                    LoadOptions.DEFAULT,
                    images,
                    SHARD_SIZE);
            StageTimes times = new StageTimes();
            long samples = Generator.run(
                            new GenerateRequest(
                                    scenes,
                                    out.resolve("data"),
                                    settings,
                                    WordingPacks.standard(),
                                    SplitRule.ALL_TRAIN,
                                    threads,
                                    true),
                            times)
                    .samples();
            times.end();
            double wall = times.seconds("write") + times.seconds("join");
            double cpu = times.cpuSeconds("write") + times.cpuSeconds("join");
            table.row(
                    name,
                    images.key(),
                    Integer.toString(threads),
                    Long.toString(samples),
                    number(times.seconds("survey"), 2),
                    number(times.seconds("write"), 2),
                    number(times.seconds("join"), 2),
                    number(samples / wall, 0),
                    number(cpu, 2),
                    number(samples / cpu, 0));
        } finally {
            delete(out);
        }
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
