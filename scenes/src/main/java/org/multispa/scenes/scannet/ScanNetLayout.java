package org.multispa.scenes.scannet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multispa.scenes.SceneId;

/// Where the files of one scene are expected.
///
/// @param name the name of the scene's folder, with which its files begin
/// @param scan the folder of mesh, annotations and metadata; it may be missing
/// @param posed the folder of posed images; it may be missing
record ScanNetLayout(String name, Path scan, Path posed) {
    private static final String POSED_IMAGES = "posed_images";
    private static final List<String> SCANS = List.of("scans", "scans_test");
    private static final Pattern RESCAN = Pattern.compile("((?:scene|synth)\\d{4,})_\\d{2}");

    /// @param folder the folder of the scan, or that of its posed images
    static ScanNetLayout of(Path folder) {
        String name = nameOf(folder);
        Optional<Path> parent = Optional.ofNullable(folder.getParent());
        if (parent.isPresent() && nameOf(parent.get()).equals(POSED_IMAGES)) {
            List<Path> scans = SCANS.stream()
                    .map(scan -> parent.get().resolveSibling(scan).resolve(name))
                    .toList();
            Path scan = scans.stream().filter(Files::isDirectory).findFirst().orElse(scans.getFirst());
            return new ScanNetLayout(name, scan, folder);
        }
        Path beside = parent.orElse(folder).resolveSibling(POSED_IMAGES);
        return new ScanNetLayout(name, folder, beside.resolve(name));
    }

    Path metadata() {
        return scan.resolve(name + ".txt");
    }

    Path mesh() {
        return scan.resolve(name + "_vh_clean_2.ply");
    }

    Path segments() {
        return scan.resolve(name + "_vh_clean_2.0.010000.segs.json");
    }

    /// The aggregation file under either of its names, the first where there is none.
    Path aggregation() {
        Path other = scan.resolve(name + "_vh_clean.aggregation.json");
        Path usual = scan.resolve(name + ".aggregation.json");
        return !Files.exists(usual) && Files.exists(other) ? other : usual;
    }

    Path sens() {
        return scan.resolve(name + ".sens");
    }

    /// Whether the scan's folder holds a ScanNet scan: a mesh, a `.sens` file or exported frames.
    boolean hasScan() {
        return Files.isRegularFile(mesh()) || Files.isRegularFile(sens()) || hasExportedFrames();
    }

    private boolean hasExportedFrames() {
        return Files.isDirectory(scan.resolve("color"))
                && Files.isDirectory(scan.resolve("depth"))
                && Files.isDirectory(scan.resolve("pose"))
                && (Files.isDirectory(scan.resolve("intrinsic")) || Files.isRegularFile(metadata()));
    }

    /// The folder a scene is known by: that of the scan, else that of its posed images.
    Path folder() {
        return hasScan() ? scan : posed;
    }

    /// Rescans of one place share what stands before the last part of `scene0000_00`. Characters that a scene's name
    /// must not have become `_`.
    SceneId id() {
        String safe = name.replaceAll("[^A-Za-z0-9._-]|^\\.", "_");
        String shortened = safe.substring(0, Math.min(safe.length(), 128));
        Matcher rescan = RESCAN.matcher(shortened);
        return new SceneId(shortened, rescan.matches() ? rescan.group(1) : shortened);
    }

    /// The last part of a path, empty for the root of a file system.
    static String nameOf(Path path) {
        return Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("");
    }
}
