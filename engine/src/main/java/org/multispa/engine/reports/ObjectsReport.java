package org.multispa.engine.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.multispa.engine.index.SceneIndex;
import org.multispa.engine.objects.CoverSearch;
import org.multispa.engine.objects.CoveringSets;
import org.multispa.engine.objects.Dimension;
import org.multispa.engine.objects.ObjectFilter;
import org.multispa.engine.objects.ObjectViews;
import org.multispa.engine.objects.SeenRule;
import org.multispa.engine.parallel.InOrder;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.SceneObject;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// The objects of a scene, the frames that see them and the minimal covering sets of their dimensions, as a JSON file.
///
/// ```json
/// {"frames":[0,15],"tolerance":0.1,"max_images":3,"min_visible_fraction":0.05,"search":"published","objects":[
/// {"object_id":7,"label":"desk","points":847,"aligned_center_m":[…],"aligned_size_m":[…],"frames":[0,15],
///  "height":{"size_m":1.04396,"axis":"z","single":[0],"pairs":[],"sets_of_3":[],"truncated":false}, …}],
/// "left_out":[{"object_id":9,"label":"floor","reason":"label names no object"}]}
/// ```
///
/// Frames are given by their numbers, lengths in metres to the micrometre. `length` and `width` follow `height`;
/// `sets_of_3` and so on stand there up to `max_images`. Objects that no frame sees are under `left_out` too.
///
/// @param filter which labels name an object
/// @param rule when an object counts as seen
/// @param search how covering sets are found
public record ObjectsReport(ObjectFilter filter, SeenRule rule, CoverSearch search) {
    /// The published rules.
    public static final ObjectsReport PAPER =
            new ObjectsReport(ObjectFilter.DEFAULT, SeenRule.PAPER, CoverSearch.PAPER);

    /// The rules of the strict profile.
    public static final ObjectsReport STRICT =
            new ObjectsReport(ObjectFilter.DEFAULT, SeenRule.STRICT, CoverSearch.STRICT);

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> AXES = List.of("x", "y", "z");

    /// Writes the file, searching on `threads` threads.
    ///
    /// @throws IOException if the file cannot be written; it is not left half written
    public void write(SceneIndex index, Path json, int threads) throws IOException {
        WholeFile.write(json, out -> write(index, out, threads));
    }

    private void write(SceneIndex index, OutputStream out, int threads) throws IOException {
        List<SceneObject> named = filter.objects(index.scene());
        try (JsonGenerator to = JSON.writer().with(new ObjectPerLine()).createGenerator(out)) {
            to.writeStartObject();
            numbers(
                    to,
                    "frames",
                    index,
                    IntStream.range(0, index.frames().size()).toArray());
            to.writeNumberProperty("tolerance", search.tolerance());
            to.writeNumberProperty("max_images", search.maxFrames());
            to.writeNumberProperty("min_visible_fraction", rule.share());
            to.writeStringProperty("search", search.mode().name().toLowerCase(Locale.ROOT));
            to.writeArrayPropertyStart("objects");
            Set<Integer> unseen = new HashSet<>();
            InOrder.run(named.size(), threads, i -> entry(index, named.get(i)), entry -> {
                if (entry.views().frames().length > 0) {
                    entry(to, index, entry);
                } else {
                    unseen.add(entry.views().object().id());
                }
            });
            to.writeEndArray();
            leftOut(to, index, unseen);
            to.writeEndObject();
        }
    }

    private record Entry(ObjectViews views, List<CoveringSets> dimensions) {}

    private Entry entry(SceneIndex index, SceneObject object) {
        ObjectViews views = ObjectViews.of(index, object, rule);
        return new Entry(
                views,
                Arrays.stream(Dimension.values())
                        .map(dimension -> search.find(views, dimension))
                        .toList());
    }

    private void entry(JsonGenerator to, SceneIndex index, Entry entry) {
        SceneObject object = entry.views().object();
        to.writeStartObject();
        to.writeNumberProperty("object_id", object.id());
        to.writeStringProperty("label", object.label());
        to.writeNumberProperty("points", object.points().length);
        metres(to, "aligned_center_m", object.box().center());
        metres(to, "aligned_size_m", object.box().size());
        numbers(to, "frames", index, entry.views().frames());
        entry.dimensions().forEach(sets -> dimension(to, index, sets));
        to.writeEndObject();
    }

    private void dimension(JsonGenerator to, SceneIndex index, CoveringSets found) {
        to.writeObjectPropertyStart(found.dimension().id());
        to.writeNumberProperty("size_m", micrometres(found.metres()));
        to.writeStringProperty("axis", AXES.get(found.axis()));
        numbers(
                to,
                "single",
                index,
                found.ofSize(1).stream().mapToInt(List::getFirst).toArray());
        for (int size = 2; size <= Math.max(2, search.maxFrames()); size++) {
            to.writeArrayPropertyStart(size == 2 ? "pairs" : "sets_of_" + size);
            for (List<Integer> set : found.ofSize(size)) {
                to.writeStartArray();
                set.forEach(frame -> to.writeNumber(number(index, frame)));
                to.writeEndArray();
            }
            to.writeEndArray();
        }
        if (search.maxFrames() > 2) {
            to.writeBooleanProperty("truncated", found.truncated());
        }
        to.writeEndObject();
    }

    private void leftOut(JsonGenerator to, SceneIndex index, Set<Integer> unseen) {
        to.writeArrayPropertyStart("left_out");
        for (SceneObject object : index.scene().objects()) {
            boolean named = filter.keeps(object);
            if (named && !unseen.contains(object.id())) {
                continue;
            }
            to.writeStartObject();
            to.writeNumberProperty("object_id", object.id());
            to.writeStringProperty("label", object.label());
            to.writeStringProperty("reason", named ? "too few points visible in every frame" : "label names no object");
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    private static void numbers(JsonGenerator to, String name, SceneIndex index, int[] positions) {
        to.writeArrayPropertyStart(name);
        for (int position : positions) {
            to.writeNumber(number(index, position));
        }
        to.writeEndArray();
    }

    private static void metres(JsonGenerator to, String name, Vec3 vector) {
        to.writeArrayPropertyStart(name);
        to.writeNumber(micrometres(vector.x()));
        to.writeNumber(micrometres(vector.y()));
        to.writeNumber(micrometres(vector.z()));
        to.writeEndArray();
    }

    private static double micrometres(double metres) {
        return Math.rint(metres * 1e6) / 1e6;
    }

    private static int number(SceneIndex index, int position) {
        return index.frames().get(position).number();
    }
}
