package org.multispa.engine.objects;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.multispa.scenes.SceneObject;
import org.multispa.scenes.StaticScene;

/// Which labels name an object that can be asked about. Whole labels are compared, in lower case and without spaces at
/// their ends: `window` is left out, `windowsill` is not.
///
/// @param leftOut labels that name no object, in lower case
public record ObjectFilter(Set<String> leftOut) {
    /// Leaves out the parts of a building (`wall`, `floor`, `ceiling`, `window`), `object`, and the collective classes
    /// of label sets: `otherfurniture`, `otherprop`, `otherstructure` of NYU40, also written as two words, and
    /// `unknown`, `unlabeled`, `unannotated`, `void`, `remove`.
    public static final ObjectFilter DEFAULT = new ObjectFilter(Set.of(
            "wall",
            "floor",
            "ceiling",
            "window",
            "object",
            "otherfurniture",
            "other furniture",
            "otherprop",
            "other prop",
            "otherstructure",
            "other structure",
            "unknown",
            "unlabeled",
            "unannotated",
            "void",
            "remove"));

    public ObjectFilter {
        Set<String> plain = new TreeSet<>();
        for (String label : leftOut) {
            plain.add(plain(label));
        }
        leftOut = Set.copyOf(plain);
    }

    /// True where the object's label names something; an empty label does not.
    public boolean keeps(SceneObject object) {
        String label = plain(object.label());
        return !label.isEmpty() && !leftOut.contains(label);
    }

    /// The objects of a scene that this filter keeps, in the scene's order.
    public List<SceneObject> objects(StaticScene scene) {
        return scene.objects().stream().filter(this::keeps).toList();
    }

    private static String plain(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }
}
