package org.multispa.engine.recomputed;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.multispa.testing.rooms.Lens;
import org.multispa.testing.rooms.Matrices;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A ScanNet scan, read from its files with nothing but the JDK and a JSON parser.
final class RawScan implements RawScene {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Path posed;
    private final Lens lens;
    private final double[] alignment;
    private final SortedMap<Integer, double[]> poses = new TreeMap<>();
    private final double[][] points;
    private final SortedMap<Integer, RawObject> objects;

    /// @param root the folder that holds `scans` and `posed_images`
    RawScan(Path root, String name) throws IOException {
        Path scan = root.resolve("scans").resolve(name);
        posed = root.resolve("posed_images").resolve(name);
        SortedMap<String, String> metadata = metadata(scan.resolve(name + ".txt"));
        alignment = numbers(Objects.requireNonNull(metadata.get("axisAlignment")));
        double[] k = numbers(Files.readString(posed.resolve("intrinsic.txt")));
        lens = new Lens(
                k[0],
                k[5],
                k[2],
                k[6],
                Integer.parseInt(metadata.get("colorWidth")),
                Integer.parseInt(metadata.get("colorHeight")),
                Integer.parseInt(metadata.get("depthWidth")),
                Integer.parseInt(metadata.get("depthHeight")));
        try (Stream<Path> files = Files.list(posed)) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches("\\d+\\.txt"))
                    .toList()) {
                int number = Integer.parseInt(file.getFileName().toString().replace(".txt", ""));
                poses.put(number, Matrices.times(alignment, numbers(Files.readString(file))));
            }
        }
        points = points(scan.resolve(name + "_vh_clean_2.ply"));
        objects = objects(
                new JsonMapper().readTree(Files.readAllBytes(scan.resolve(name + ".aggregation.json"))),
                new JsonMapper().readTree(Files.readAllBytes(scan.resolve(name + "_vh_clean_2.0.010000.segs.json"))));
    }

    private static SortedMap<String, String> metadata(Path file) throws IOException {
        SortedMap<String, String> metadata = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            int at = line.indexOf('=');
            metadata.put(line.substring(0, at).strip(), line.substring(at + 1).strip());
        }
        return metadata;
    }

    private static double[] numbers(String text) {
        return BLANKS.splitAsStream(text.strip())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /// Vertices that begin with x, y and z in single precision, little endian, brought into the aligned world.
    private double[][] points(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String end = "end_header\n";
        String header = new String(bytes, 0, 2000, StandardCharsets.ISO_8859_1);
        header = header.substring(0, header.indexOf(end) + end.length());
        int count = 0;
        int stride = 0;
        boolean ofVertices = false;
        for (String line : header.lines().toList()) {
            if (line.startsWith("element")) {
                ofVertices = line.startsWith("element vertex ");
                count = ofVertices ? Integer.parseInt(line.substring("element vertex ".length())) : count;
            } else if (line.startsWith("property") && ofVertices) {
                stride += line.contains(" float ") ? 4 : 1;
            }
        }
        ByteBuffer body = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        double[][] read = new double[count][];
        for (int i = 0; i < count; i++) {
            int at = header.length() + i * stride;
            double[] p = {body.getFloat(at), body.getFloat(at + 4), body.getFloat(at + 8)};
            read[i] = Matrices.apply(alignment, p);
        }
        return read;
    }

    private static SortedMap<Integer, RawObject> objects(JsonNode aggregation, JsonNode segments) {
        int[] segmentOf = segments.get("segIndices")
                .valueStream()
                .mapToInt(JsonNode::intValue)
                .toArray();
        SortedMap<Integer, RawObject> objects = new TreeMap<>();
        for (JsonNode group : aggregation.get("segGroups")) {
            Set<Integer> members = new HashSet<>();
            group.get("segments").forEach(segment -> members.add(segment.intValue()));
            int[] points = IntStream.range(0, segmentOf.length)
                    .filter(i -> members.contains(segmentOf[i]))
                    .toArray();
            String label = group.get("label").stringValue().strip().toLowerCase(Locale.ROOT);
            objects.put(group.get("objectId").intValue(), new RawObject(label, points));
        }
        return objects;
    }

    @Override
    public Lens lens() {
        return lens;
    }

    @Override
    public List<Integer> frames() {
        return List.copyOf(poses.keySet());
    }

    @Override
    public double[] pose(int frame) {
        double[] pose = poses.get(frame);
        if (pose == null) {
            throw new AssertionError("the scan has no frame " + frame);
        }
        return pose;
    }

    @Override
    public double[] depth(int frame) throws IOException {
        Path file = posed.resolve(String.format(Locale.ROOT, "%05d.png", frame));
        Raster raster = ImageIO.read(file.toFile()).getRaster();
        int[] raw = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
        return Arrays.stream(raw)
                .mapToDouble(millimetres -> millimetres / 1000.0)
                .toArray();
    }

    /// The colour image's file.
    Path color(int frame) {
        return posed.resolve(String.format(Locale.ROOT, "%05d.jpg", frame));
    }

    @Override
    public int points() {
        return points.length;
    }

    @Override
    public double[] point(int source) {
        return points[source];
    }

    @Override
    public SortedMap<Integer, RawObject> objects() {
        return objects;
    }
}
