package org.multispa.engine.generate;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.AtomicFiles;
import org.multispa.dataset.output.AtomicOutput;
import org.multispa.dataset.output.BinCount;
import org.multispa.dataset.output.FileEntry;
import org.multispa.dataset.output.Manifest;
import org.multispa.dataset.output.ManifestJson;
import org.multispa.dataset.output.SceneEntry;
import org.multispa.dataset.output.SetAsideEntry;
import org.multispa.dataset.output.ShardEntry;
import org.multispa.dataset.output.ShardWriter;
import org.multispa.dataset.output.SubtaskCounts;
import org.multispa.engine.profile.Gate;
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
        progress.stage("join", scenes.size());
        List<SceneEntry> used = new ArrayList<>();
        List<SetAsideEntry> refused = new ArrayList<>();
        Map<Subtask, SortedMap<String, Long>> gates = new TreeMap<>();
        SortedMap<String, ShardWriter> writers = new TreeMap<>();
        List<ShardEntry> shards = new ArrayList<>();
        Path out = request.out();
        try (AtomicOutput hashFile = AtomicFiles.open(out.resolve(IMAGE_HASHES));
                BufferedWriter hashes = new BufferedWriter(new OutputStreamWriter(hashFile, StandardCharsets.UTF_8))) {
            for (String scene : scenes) {
                Census census = work.census(scene).orElseThrow();
                count(census, gates);
                if (census.isRefused()) {
                    refused.add(new SetAsideEntry("scene " + scene, withoutPaths(census.refusal())));
                } else {
                    String split = request.splits().splitOf(census.scene(), census.family());
                    used.add(entry(census, split));
                    ShardWriter writer = writers.computeIfAbsent(
                            split,
                            s -> new ShardWriter(out, s, request.settings().shardSize()));
                    join(scene, writer, hashes);
                }
                progress.advance(1);
            }
            for (ShardWriter writer : writers.values()) {
                shards.addAll(writer.finish());
            }
            hashes.flush();
            hashFile.commit();
        } finally {
            for (ShardWriter writer : writers.values()) {
                writer.close();
            }
        }
        shards.sort(Comparator.comparing(ShardEntry::path));
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

    private void join(String scene, ShardWriter writer, BufferedWriter hashes) throws IOException {
        Path part = work.part(scene);
        for (Subtask subtask : Subtask.values()) {
            Path lines = part.resolve(subtask.id() + ".jsonl");
            if (Files.exists(lines)) {
                try (BufferedReader reader = Files.newBufferedReader(lines)) {
                    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                        writer.write(subtask, line.getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        }
        try (Stream<String> lines = Files.lines(part.resolve(IMAGE_HASHES))) {
            for (String line : (Iterable<String>) lines::iterator) {
                hashes.write(line);
                hashes.write('\n');
            }
        }
        Path images = part.resolve("images").resolve(scene);
        if (Files.exists(images)) {
            Path target = request.out().resolve("images").resolve(scene);
            Files.createDirectories(target.getParent());
            Folders.delete(target);
            Files.move(images, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private List<SubtaskCounts> counts(Map<Subtask, SortedMap<String, Long>> gates) {
        List<SubtaskCounts> counts = new ArrayList<>();
        for (Subtask subtask : Subtask.values()) {
            if (request.settings().subtasks().contains(subtask)) {
                List<BinCount> bins = new ArrayList<>();
                plan.bins(subtask).forEach((name, bin) -> bins.add(new BinCount(name, bin.asked(), bin.taken())));
                counts.add(new SubtaskCounts(subtask, bins, gates.getOrDefault(subtask, new TreeMap<>())));
            }
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
