package org.multispa.engine.generate;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.multispa.engine.census.Census;
import org.multispa.engine.index.SceneIndex;
import org.multispa.files.AtomicFiles;
import org.multispa.files.AtomicOutput;
import org.multispa.files.Folders;
import org.multispa.scenes.StaticScene;

/// The unfinished part of a run, in the folder `.work` inside the output: what each finished scene contributed. Every
/// file in it appears by atomic rename, so what is there is whole.
final class WorkFolder {
    private final Path root;

    private WorkFolder(Path root) {
        this.root = root;
    }

    /// Opens the work folder of an output folder, or makes it. `fingerprint` names all that decides the output.
    ///
    /// @throws GenerateException if the folder holds an unfinished run with another fingerprint
    static WorkFolder open(Path out, String fingerprint) throws IOException, GenerateException {
        Path root = out.resolve(".work");
        Path mark = root.resolve("run.json");
        if (Files.exists(mark)) {
            if (!Files.readString(mark).equals(fingerprint)) {
                throw new GenerateException(out + " holds an unfinished run with other settings, scenes or program"
                        + " version; continue it with the same command, or choose another --out, or delete the folder");
            }
        } else {
            Files.createDirectories(root);
            AtomicFiles.write(mark, fingerprint);
        }
        Files.createDirectories(root.resolve("census"));
        Files.createDirectories(root.resolve("index"));
        Files.createDirectories(root.resolve("parts"));
        return new WorkFolder(root);
    }

    Optional<Census> census(String scene) throws IOException {
        Path file = root.resolve("census").resolve(scene + ".bin");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            return Optional.of(Census.read(in));
        }
    }

    void keep(Census census) throws IOException {
        keep(root.resolve("census").resolve(census.scene() + ".bin"), census::write);
    }

    /// Forgets which of these scenes could not be used, so that they are looked at again once they have been mended.
    void forgetRefusals(List<String> scenes) throws IOException {
        for (String scene : scenes) {
            Optional<Census> kept = census(scene);
            if (kept.isPresent() && kept.get().isRefused()) {
                Files.delete(root.resolve("census").resolve(scene + ".bin"));
            }
        }
    }

    void keep(SceneIndex index) throws IOException {
        keep(indexFile(index.scene().id().name()), out -> IndexFile.write(index, out));
    }

    SceneIndex index(StaticScene scene) throws IOException {
        Path file = indexFile(scene.id().name());
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            return IndexFile.read(scene, in);
        }
    }

    private Path indexFile(String scene) {
        return root.resolve("index").resolve(scene + ".bin");
    }

    /// Folder of what a scene contributed; it exists once it is whole.
    Path part(String scene) {
        return root.resolve("parts").resolve(scene);
    }

    boolean hasPart(String scene) {
        return Files.exists(part(scene));
    }

    /// An empty folder to write a scene's part in.
    Path newPart(String scene) throws IOException {
        Path folder = root.resolve("parts").resolve(scene + ".unfinished");
        Folders.delete(folder);
        return Files.createDirectories(folder);
    }

    void finishPart(String scene) throws IOException {
        Files.move(root.resolve("parts").resolve(scene + ".unfinished"), part(scene), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(indexFile(scene));
    }

    void delete() throws IOException {
        Folders.delete(root);
    }

    private interface Content {
        void writeTo(DataOutputStream out) throws IOException;
    }

    private static void keep(Path target, Content content) throws IOException {
        try (AtomicOutput file = AtomicFiles.open(target)) {
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(file, 1 << 16));
            content.writeTo(out);
            out.flush();
            file.commit();
        }
    }
}
