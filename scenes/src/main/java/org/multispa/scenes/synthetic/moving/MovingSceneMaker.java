package org.multispa.scenes.synthetic.moving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.multispa.files.Folders;
import org.multispa.geometry.SeededHash;
import org.multispa.scenes.SceneId;
import org.multispa.scenes.TrackSubset;
import org.multispa.scenes.synthetic.Layout;
import org.multispa.scenes.synthetic.MadeScene;
import org.multispa.scenes.synthetic.Workshop;
import org.multispa.scenes.synthetic.render.Moment;
import org.multispa.scenes.synthetic.render.Renderer;

/// Makes moving scenes on disk.
///
/// A clip appears in its place when it is complete, so a run that was stopped can be started again:
/// complete clips are kept. Same options, same bytes, for any number of threads. A camera that is carried
/// about gives the clips `synthwalk_seq0001_0`, `synthwalk_seq0002_0`, …; resting cameras give
/// `synthdome0001_00`, `synthdome0001_01`, … of one action, which belong to one family.
public final class MovingSceneMaker {
    /// Says how clips were made, so that clips of different options are not mixed.
    private static final String RECIPE = "made.json";

    private final MovingOptions options;
    private final Path out;

    private MovingSceneMaker(MovingOptions options, Path out) {
        this.options = options;
        this.out = out;
    }

    /// Makes the clips of `options` below `out`: `out/adt/*.npz` and `out/pstudio/*.npz`, or a folder each
    /// in the plain format.
    ///
    /// @param onScene told of each clip in order, as soon as it and those before it are complete
    /// @throws IOException if a file cannot be written, or a clip of other options lies in its place
    public static void make(MovingOptions options, Path out, Consumer<MadeScene> onScene) throws IOException {
        new MovingSceneMaker(options, out).make(onScene);
    }

    /// An action to be filmed.
    private record Task(TrackSubset subset, int number) {
        long seed(long root) {
            return SeededHash.of(root).with(subset.id()).with(number).value();
        }

        SceneId id(int camera) {
            if (subset == TrackSubset.ADT) {
                String family = String.format(Locale.ROOT, "synthwalk_seq%04d", number);
                return new SceneId(family + "_" + camera, family);
            }
            String family = String.format(Locale.ROOT, "synthdome%04d", number);
            return new SceneId(family + String.format(Locale.ROOT, "_%02d", camera), family);
        }
    }

    private void make(Consumer<MadeScene> onScene) throws IOException {
        List<Task> tasks = new ArrayList<>();
        for (TrackSubset subset : TrackSubset.values()) {
            for (int i = 0; options.subsets().contains(subset) && i < options.count(); i++) {
                tasks.add(new Task(subset, options.firstIndex() + i + 1));
            }
        }
        Files.createDirectories(out);
        if (tasks.isEmpty()) {
            return;
        }
        if (options.layout() == Layout.TAPVID3D) {
            for (TrackSubset subset : options.subsets()) {
                folder(subset);
            }
        }
        int atOnce = Math.min(options.threads(), tasks.size());
        int threadsEach = options.threads() / atOnce;
        ExecutorService workers = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<List<MadeScene>>> made = new ArrayList<>();
            for (Task task : tasks) {
                made.add(workers.submit(() -> film(task, threadsEach)));
            }
            for (Future<List<MadeScene>> clips : made) {
                Workshop.result(clips).forEach(onScene);
            }
        } finally {
            workers.shutdownNow();
            workers.close();
        }
    }

    /// Makes the folder of a subset in TAPVid-3D's layout, or checks that it holds clips of these options.
    private void folder(TrackSubset subset) throws IOException {
        Path folder = out.resolve(subset.id());
        Path file = folder.resolve(RECIPE);
        if (Files.exists(folder)) {
            Workshop.requireSame(folder, file, recipe(subset));
            return;
        }
        Path making = out.resolve("." + subset.id() + ".making");
        Folders.delete(making);
        Files.createDirectory(making);
        Files.writeString(making.resolve(RECIPE), recipe(subset));
        Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private String recipe(TrackSubset subset) {
        Filming filming = options.filming();
        String size = filming.size()
                .map(s -> "[" + s.width() + "," + s.height() + "]")
                .orElse("\"usual\"");
        return "{\"seed\":" + options.seed() + ",\"layout\":\"" + options.layout() + "\",\"motion\":\"" + subset.id()
                + "\",\"frames\":" + filming.frames() + ",\"tracks\":" + filming.tracks() + ",\"cameras\":"
                + (subset == TrackSubset.ADT ? 1 : filming.cameras()) + ",\"color\":" + size + "}\n";
    }

    private Path place(TrackSubset subset, SceneId id) {
        return options.layout() == Layout.TAPVID3D
                ? out.resolve(subset.id()).resolve(id.name() + ".npz")
                : out.resolve(id.name());
    }

    private List<MadeScene> film(Task task, int threads) throws IOException {
        Filming filming = options.filming();
        int cameras = task.subset() == TrackSubset.ADT ? 1 : filming.cameras();
        List<MadeScene> made = new ArrayList<>();
        int there = 0;
        for (int c = 0; c < cameras; c++) {
            Path place = place(task.subset(), task.id(c));
            boolean kept = Files.exists(place);
            if (kept && options.layout() == Layout.PLAIN) {
                Workshop.requireSame(place, place.resolve(RECIPE), recipe(task.subset()));
            }
            there += kept ? 1 : 0;
            made.add(new MadeScene(task.id(c), place, filming.frames(), kept));
        }
        if (there == cameras) {
            return made;
        }
        long seed = task.seed(options.seed());
        List<MovingScene> clips = task.subset() == TrackSubset.ADT
                ? List.of(MovingScene.walking(task.id(0), seed, filming))
                : MovingScene.watched(task.id(0).family(), seed, filming);
        List<List<byte[]>> jpegs = draw(clips, threads);
        for (int c = 0; c < cameras; c++) {
            if (!made.get(c).kept()) {
                write(clips.get(c), jpegs.get(c), made.get(c).folder());
            }
        }
        return made;
    }

    private void write(MovingScene clip, List<byte[]> jpegs, Path place) throws IOException {
        Path making = place.resolveSibling("." + place.getFileName() + ".making");
        Folders.delete(making);
        ClipWriter writer = new ClipWriter(clip, jpegs);
        switch (options.layout()) {
            case TAPVID3D -> writer.tapVid3d(making);
            case PLAIN -> {
                Files.createDirectory(making);
                writer.plain(making);
                Files.writeString(making.resolve(RECIPE), recipe(clip.subset()));
            }
            case SCANNET -> throw new IllegalStateException("options with SCANNET cannot be made");
        }
        Files.move(making, place, StandardCopyOption.ATOMIC_MOVE);
    }

    /// For each clip of one action its frames as JPEG; light is worked out once a frame for all cameras.
    private static List<List<byte[]>> draw(List<MovingScene> clips, int threads) throws IOException {
        MovingScene first = clips.getFirst();
        ConcurrentLinkedQueue<Renderer> renderers = new ConcurrentLinkedQueue<>();
        List<List<byte[]>> jpegs = new ArrayList<>();
        clips.forEach(clip -> jpegs.add(new ArrayList<>()));
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<byte[]>>> frames = new ArrayList<>();
            for (int f = 0; f < first.frames(); f++) {
                int frame = f;
                frames.add(workers.submit(() -> {
                    Renderer free = renderers.poll();
                    Renderer renderer = free != null ? free : first.renderer();
                    Moment moment = first.action().at(frame);
                    List<byte[]> views = new ArrayList<>();
                    for (MovingScene clip : clips) {
                        views.add(Workshop.jpeg(renderer.color(clip.cameras().get(frame), moment)));
                    }
                    renderers.add(renderer);
                    return views;
                }));
            }
            for (Future<List<byte[]>> frame : frames) {
                List<byte[]> views = Workshop.result(frame);
                for (int c = 0; c < clips.size(); c++) {
                    jpegs.get(c).add(views.get(c));
                }
            }
        } finally {
            workers.shutdownNow();
            workers.close();
        }
        return jpegs;
    }
}
