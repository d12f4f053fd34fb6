package org.multispa.scenes.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.multispa.files.AtomicFiles;
import org.multispa.files.Folders;
import org.multispa.geometry.SeededHash;

/// Makes scenes on disk.
///
/// A scene is written to a hidden folder beside its place and moved there when it is complete, so a run that was
/// stopped can be started again: complete scenes are kept. Same options, same bytes, for any number of threads. Scenes
/// are named `synth0001_00`, `synth0002_00`, …; every fifth room is recorded twice (`synth0005_00`, `synth0005_01`).
public final class SceneMaker {
    /// Says in a scene's folder how it was made, so that scenes of different options are not mixed.
    private static final String RECIPE = "made.json";

    private SceneMaker() {}

    /// Makes the scenes of `options` below `out`.
    ///
    /// @param onScene told of each scene in order, as soon as it and those before it are complete
    /// @throws IOException if a file cannot be written, or a scene of other options lies in its place
    public static void make(MakeOptions options, Path out, Consumer<MadeScene> onScene) throws IOException {
        Path parent = options.layout() == Layout.SCANNET ? out.resolve("scans") : out;
        Files.createDirectories(parent);
        if (options.layout() == Layout.SCANNET) {
            labels(out);
        }
        if (options.count() == 0) {
            return;
        }
        int scenesAtOnce = Math.min(options.threads(), options.count());
        int threadsEach = options.threads() / scenesAtOnce;
        ExecutorService workers = Executors.newFixedThreadPool(scenesAtOnce);
        try {
            List<Future<MadeScene>> made = new ArrayList<>();
            for (int i = 0; i < options.count(); i++) {
                SceneName name = SceneName.ofIndex(options.firstIndex() + i);
                made.add(workers.submit(() -> one(options, name, parent, threadsEach)));
            }
            for (Future<MadeScene> scene : made) {
                onScene.accept(Workshop.result(scene));
            }
        } finally {
            workers.shutdownNow();
            workers.close();
        }
    }

    private static void labels(Path out) throws IOException {
        Path file = out.resolve("scannetv2-labels.combined.tsv");
        if (!Files.exists(file)) {
            AtomicFiles.write(file, ScanNetWriter.labels());
        }
    }

    private static MadeScene one(MakeOptions options, SceneName name, Path parent, int threads) throws IOException {
        Path folder = parent.resolve(name.id().name());
        Capture capture = options.capture().withWalk(name.walk());
        String recipe = recipe(options, capture);
        if (Files.exists(folder)) {
            Workshop.requireSame(folder, folder.resolve(RECIPE), recipe);
            return new MadeScene(name.id(), folder, capture.frames(), true);
        }
        Path making = parent.resolve("." + name.id().name() + ".making");
        Folders.delete(making);
        Files.createDirectory(making);
        long seed = SeededHash.of(options.seed()).with("room").with(name.room()).value();
        SyntheticScene scene = SyntheticScene.of(name.id(), seed, capture);
        switch (options.layout()) {
            case SCANNET -> ScanNetWriter.write(scene, making, threads);
            case PLAIN -> PlainWriter.write(scene, making, threads);
            case TAPVID3D -> throw new IllegalArgumentException("a room at rest cannot be written as a clip");
        }
        Files.writeString(making.resolve(RECIPE), recipe);
        Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
        return new MadeScene(name.id(), folder, capture.frames(), false);
    }

    private static String recipe(MakeOptions options, Capture capture) {
        return "{\"seed\":" + options.seed() + ",\"layout\":\"" + options.layout() + "\",\"frames\":" + capture.frames()
                + ",\"walk\":" + capture.walk() + ",\"color\":[" + capture.colorWidth() + "," + capture.colorHeight()
                + "],\"depth\":[" + capture.depthWidth() + "," + capture.depthHeight() + "],\"noise\":"
                + capture.noise() + "}\n";
    }
}
