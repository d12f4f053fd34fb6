package org.multispa.scenes.plain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.multispa.geometry.PointCloud;
import org.multispa.scenes.SceneObject;
import org.multispa.scenes.SetAside;
import org.multispa.scenes.StaticScene;
import org.multispa.scenes.plain.PlainInstances.PlainObject;

/// The labelled objects of a plain scene.
final class PlainObjects {
    private PlainObjects() {}

    /// The scene with the objects of `file`; those that are broken are set aside.
    ///
    /// @throws IOException naming the file, if it cannot be read at all
    static StaticScene add(StaticScene scene, Path file) throws IOException {
        int[] places = scene.points().placesBySource();
        List<SceneObject> objects = new ArrayList<>();
        List<SetAside> setAside = new ArrayList<>(scene.setAside());
        Set<Integer> ids = new HashSet<>();
        for (PlainObject object : PlainJson.readInstances(file).objects()) {
            String what = "object " + object.id() + " (" + object.label() + ")";
            try {
                if (!ids.add(object.id())) {
                    throw new IllegalArgumentException("its id is used before");
                }
                objects.add(object(object, places, scene.points()));
            } catch (IllegalArgumentException e) {
                setAside.add(SetAside.because(what, e));
            }
        }
        return scene.withObjects(objects, setAside);
    }

    private static SceneObject object(PlainObject object, int[] places, PointCloud cloud) {
        if (object.label().isBlank()) {
            throw new IllegalArgumentException("it has no label");
        }
        int[] points = new int[object.points().length];
        for (int i = 0; i < points.length; i++) {
            int source = object.points()[i];
            if (source < 0 || source >= places.length) {
                throw new IllegalArgumentException(
                        "it names point " + source + ", the scene has " + places.length + " points");
            }
            points[i] = places[source];
        }
        Arrays.sort(points);
        for (int i = 1; i < points.length; i++) {
            if (points[i] == points[i - 1]) {
                throw new IllegalArgumentException("it names point " + cloud.sourceIndex(points[i]) + " twice");
            }
        }
        return SceneObject.of(object.id(), object.label(), points, cloud);
    }
}
