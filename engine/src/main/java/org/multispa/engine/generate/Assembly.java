package org.multispa.engine.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.BinCount;
import org.multispa.dataset.output.FileEntry;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.ManifestJson;
import org.multispa.dataset.output.SceneEntry;
import org.multispa.dataset.output.SetAsideEntry;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.dataset.output.ShardWriter;
import org.multispa.dataset.output.SubtaskCounts;
import org.multispa.engine.census.Census;
import org.multispa.engine.census.SelectionPlan;
import org.multispa.engine.parallel.Parallel;
import org.multispa.engine.profile.Gate;
import org.multispa.files.AtomicFiles;
import org.multispa.files.AtomicOutput;
import org.multispa.files.Folders;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.SetAside;

/// Joins the parts of all scenes into the finished data set: shards, images, list of image hashes, manifest. It can be
/// interrupted and repeated; the manifest appears last.
final class Assembly {
    static final String IMAGE_HASHES = "images.sha256";

    private final GenerateRequest request;
    private final SelectionPlan plan;
    private final WorkFolder work;
    private final String fingerprint;

    Assembly(GenerateRequest request, SelectionPlan plan, WorkFolder work, String fingerprint) {
        this.request = request;
        this.plan = plan;
        this.work = work;
        this.fingerprint = fingerprint;
    }

    /// @param scenes names of all scenes, those that were refused included, in order
    Manifest assemble(List<String> scenes, Progress progress) throws IOException {
        List<SceneEntry> used = new ArrayList<>();
        List<SetAsideEntry> refused = new ArrayList<>();
        Map<Subtask, SortedMap<String, Long>> gates = new TreeMap<>();
        for (String scene : scenes) {
            Census census = work.census(scene).orElseThrow();
            count(census, gates);
            if (census.isRefused()) {
                refused.add(new SetAsideEntry("scene " + scene, withoutPaths(census.refusal())));
            } else {
                used.add(entry(census, request.splits().splitOf(census.scene(), census.family())));
            }
        }
        List<ShardEntry> shards = joinLines(used, progress);
        joinImages(used);
        Path out = request.out();
        Manifest manifest = new Manifest(
                "multispa " + Generator.VERSION,
                request.settings().seed(),
                Configuration.of(request.settings(), fingerprint),
                request.settings().images(),
                counts(gates),
                used,
                refused,
                shards,
                List.of(FileEntry.of(out, IMAGE_HASHES)));
        AtomicFiles.write(out.resolve(Manifest.FILE_NAME), ManifestJson.encode(manifest));
        return manifest;
    }

    /// The lines of all scenes, each subtask on its own.
    private List<ShardEntry> joinLines(List<SceneEntry> scenes, Progress progress) {
        List<Subtask> subtasks = List.copyOf(request.settings().subtasks());
        progress.stage("join", subtasks.size());
        return Parallel.map(subtasks.size(), Math.min(request.threads(), subtasks.size()), i -> {
                    List<ShardEntry> shards = joinLines(subtasks.get(i), scenes);
                    progress.advance(1);
                    return shards;
                })
                .stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(ShardEntry::path))
                .toList();
    }

    private List<ShardEntry> joinLines(Subtask subtask, List<SceneEntry> scenes) {
        SortedMap<String, ShardWriter> writers = new TreeMap<>();
        try {
            List<ShardEntry> shards = new ArrayList<>();
            for (SceneEntry scene : scenes) {
                Path lines = work.part(scene.scene()).resolve(subtask.id() + ".jsonl");
                if (Files.exists(lines)) {
                    ShardWriter writer = writers.computeIfAbsent(
                            scene.split(),
                            split -> new ShardWriter(
                                    request.out(), split, request.settings().shardSize()));
                    Lines.forEach(lines, line -> writer.write(subtask, line));
                }
            }
            for (ShardWriter writer : writers.values()) {
                shards.addAll(writer.finish());
            }
            return shards;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writers.values().forEach(Assembly::close);
        }
    }

    private static void close(ShardWriter writer) {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void joinImages(List<SceneEntry> scenes) throws IOException {
        try (AtomicOutput hashFile = AtomicFiles.open(request.out().resolve(IMAGE_HASHES))) {
            for (SceneEntry scene : scenes) {
                Files.copy(work.part(scene.scene()).resolve(IMAGE_HASHES), hashFile);
                Path images = work.part(scene.scene()).resolve("images").resolve(scene.scene());
                if (Files.exists(images)) {
                    Path target = request.out().resolve("images").resolve(scene.scene());
                    Files.createDirectories(target.getParent());
                    Folders.delete(target);
                    Files.move(images, target, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            hashFile.commit();
        }
    }

    private List<SubtaskCounts> counts(Map<Subtask, SortedMap<String, Long>> gates) {
        List<SubtaskCounts> counts = new ArrayList<>();
        for (Subtask subtask : request.settings().subtasks()) {
            List<BinCount> bins = new ArrayList<>();
            plan.bins(subtask).forEach((name, bin) -> bins.add(new BinCount(name, bin.asked(), bin.taken())));
            counts.add(new SubtaskCounts(subtask, bins, gates.getOrDefault(subtask, new TreeMap<>())));
        }
        return counts;
    }

    private static void count(Census census, Map<Subtask, SortedMap<String, Long>> gates) {
        census.drops().forEach((subtask, drops) -> {
            SortedMap<String, Long> all = gates.computeIfAbsent(subtask, s -> new TreeMap<>());
            for (Map.Entry<Gate, Long> drop : drops.entrySet()) {
                all.merge(drop.getKey().id(), drop.getValue(), Long::sum);
            }
        });
    }

    private SceneEntry entry(Census census, String split) {
        List<SetAsideEntry> setAside = new ArrayList<>();
        for (SetAside one : census.setAside()) {
            setAside.add(new SetAsideEntry(withoutPaths(one.what()), withoutPaths(one.reason())));
        }
        return new SceneEntry(census.scene(), census.family(), split, census.frames(), setAside);
    }

    /// The text with the folders of this machine taken out of it, so that the manifest is the same everywhere.
    private String withoutPaths(String text) {
        String plain = text;
        for (SceneLocation scene : request.scenes()) {
            Path absolute = scene.root().toAbsolutePath();
            for (Path folder : List.of(absolute, absolute.normalize(), scene.root())) {
                if (folder.getNameCount() > 1 || folder.isAbsolute()) {
                    plain = plain.replace(folder + "/", "").replace(folder.toString(), folder.getFileName() + "");
                }
            }
        }
        return plain;
    }
}
