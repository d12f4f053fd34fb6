package org.multispa.scenes.scannet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.multispa.geometry.PointCloud;
import org.multispa.scenes.SceneObject;
import org.multispa.scenes.SetAside;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The labelled instances of a scan: each group of the aggregation file owns the vertices of its segments. A segment
/// that two groups claim belongs to both.
final class ScanObjects {
    private static final long MAX_BYTES = 1L << 26;
    private static final int MAX_OVERLAP = 64;

    private final Segments segments;
    private final PointCloud cloud;
    private final Set<Integer> ids = new HashSet<>();

    private ScanObjects(Segments segments, PointCloud cloud) {
        this.segments = segments;
        this.cloud = cloud;
    }

    /// All groups as objects, in file order; none where the scan has no annotations, as in the test set. Groups that
    /// cannot be used, or the annotations as a whole, are set aside.
    static List<SceneObject> read(ScanNetLayout layout, PointCloud cloud, List<SetAside> setAside) {
        Path aggregation = layout.aggregation();
        if (!Files.exists(aggregation) && !Files.exists(layout.segments())) {
            return List.of();
        }
        try {
            JsonNode groups = groups(aggregation);
            return new ScanObjects(Segments.read(layout.segments(), cloud), cloud).objects(groups, setAside);
        } catch (JacksonException e) {
            setAside.add(new SetAside("objects", aggregation + ": " + e.getOriginalMessage()));
        } catch (IOException e) {
            setAside.add(SetAside.because("objects", e));
        }
        return List.of();
    }

    private static JsonNode groups(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException(file + ": no such file, though there is a segmentation");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + ": expected at most " + MAX_BYTES + " bytes, found " + Files.size(file));
        }
        JsonNode groups = new JsonMapper().readTree(Files.readAllBytes(file)).path("segGroups");
        if (!groups.isArray()) {
            throw new IOException(file + ": expected an array segGroups");
        }
        return groups;
    }

    private List<SceneObject> objects(JsonNode groups, List<SetAside> setAside) throws IOException {
        List<SceneObject> objects = new ArrayList<>();
        long points = 0;
        for (JsonNode group : groups) {
            try {
                SceneObject object = object(group);
                points += object.points().length;
                objects.add(object);
            } catch (IOException e) {
                setAside.add(SetAside.because("object " + group.path("objectId") + " " + group.path("label"), e));
            }
            if (points > (long) MAX_OVERLAP * cloud.size()) {
                throw new IOException("the groups claim each vertex more than " + MAX_OVERLAP + " times on average");
            }
        }
        return List.copyOf(objects);
    }

    private SceneObject object(JsonNode group) throws IOException {
        JsonNode id = group.path("objectId");
        JsonNode label = group.path("label");
        JsonNode members = group.path("segments");
        if (!id.isInt() || id.intValue() < 0) {
            throw new IOException("expected a whole number objectId");
        }
        if (!label.isString() || label.stringValue().isBlank()) {
            throw new IOException("expected a text label");
        }
        if (!members.isArray()) {
            throw new IOException("expected an array segments");
        }
        Set<Integer> wanted = new HashSet<>();
        for (JsonNode member : members) {
            if (!member.isInt()) {
                throw new IOException("expected whole numbers in segments, found " + member);
            }
            wanted.add(member.intValue());
        }
        int[] points = segments.points(wanted);
        if (points.length == 0) {
            throw new IOException("none of its " + wanted.size() + " segments has a vertex in the mesh");
        }
        if (!ids.add(id.intValue())) {
            throw new IOException("another object has the same objectId");
        }
        String name = label.stringValue().strip().toLowerCase(Locale.ROOT);
        return SceneObject.of(id.intValue(), name, points, cloud);
    }
}
