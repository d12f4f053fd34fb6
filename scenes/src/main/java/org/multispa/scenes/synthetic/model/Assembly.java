package org.multispa.scenes.synthetic.model;

import java.util.ArrayList;
import java.util.List;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;

/// Collects the parts of one object, in the object's own coordinates, and beside them the same object with
/// its inside, ready to be opened. Not safe for several threads.
public final class Assembly {
    private final List<Part> parts = new ArrayList<>();
    private final List<Part> fixed = new ArrayList<>();
    private final List<Joint> joints = new ArrayList<>();
    private List<Part> opened = fixed;
    private boolean shut = true;
    private boolean open = true;

    public List<Part> parts() {
        return List.copyOf(parts);
    }

    /// The object with its inside and the joints declared so far.
    public Mechanism mechanism() {
        return joints.isEmpty() ? Mechanism.NONE : new Mechanism(fixed, joints);
    }

    /// Declares what `build` adds to be moved by a joint; see [Joint] for the arguments.
    public Assembly joint(Joint.Kind kind, Vec3 at, Vec3 axis, double reach, Runnable build) {
        List<Part> moved = new ArrayList<>();
        opened = moved;
        build.run();
        opened = fixed;
        joints.add(new Joint(kind, at, axis, reach, moved));
        return this;
    }

    /// What `build` adds is seen only when the object is opened, and left out of the plain parts.
    public Assembly inside(Runnable build) {
        shut = false;
        build.run();
        shut = true;
        return this;
    }

    /// A box that is solid in the plain parts and a case of boards, open at its front (−y), in the mechanism.
    public Assembly hollow(Material m, double x0, double y0, double z0, double x1, double y1, double z1, double board) {
        open = false;
        box(m, x0, y0, z0, x1, y1, z1);
        open = true;
        return inside(() -> {
            box(m, x0, y0, z0, x0 + board, y1, z1);
            box(m, x1 - board, y0, z0, x1, y1, z1);
            box(m, x0 + board, y0, z0, x1 - board, y1, z0 + board);
            box(m, x0 + board, y0, z1 - board, x1 - board, y1, z1);
            box(m, x0 + board, y1 - board, z0 + board, x1 - board, y1, z1 - board);
        });
    }

    /// Adds facets as one part.
    public Assembly add(Material material, List<Facet> facets) {
        Part part = new Part(material, facets);
        if (shut) {
            parts.add(part);
        }
        if (open) {
            opened.add(part);
        }
        return this;
    }

    /// Adds facets after a motion, as one part.
    public Assembly add(Material material, List<Facet> facets, Pose motion) {
        return add(material, facets.stream().map(facet -> facet.moved(motion)).toList());
    }

    /// Adds the parts of another object, for example a cushion.
    public Assembly addAll(List<Part> more, Pose motion) {
        for (Part part : more) {
            add(part.material(), part.facets(), motion);
        }
        return this;
    }

    /// A box between two corners.
    public Assembly box(Material m, double x0, double y0, double z0, double x1, double y1, double z1) {
        return add(m, Solids.box(m.pattern().grained(), new Vec3(x0, y0, z0), new Vec3(x1, y1, z1)));
    }

    /// A box with its edges cut at `round` metres and shaded as if round: cushions, mattresses, plastic housings.
    public Assembly soft(Material m, double x0, double y0, double z0, double x1, double y1, double z1, double round) {
        return add(m, Solids.soft(new Vec3(x0, y0, z0), new Vec3(x1, y1, z1), round));
    }

    /// An upright cylinder or truncated cone around (x, y), closed at both ends.
    public Assembly pillar(Material m, double x, double y, double z0, double z1, double r0, double r1, int sides) {
        return rod(m, new Vec3(x, y, z0), new Vec3(x, y, z1), r0, r1, sides);
    }

    /// A cylinder or truncated cone from one point to another, closed at both ends.
    public Assembly rod(Material m, Vec3 from, Vec3 to, double r0, double r1, int sides) {
        return add(m, Solids.rod(from, to, r0, r1, sides, true));
    }

    /// The side of an upright truncated cone alone, seen from both sides: lamp shades, pots without a lid.
    public Assembly tube(Material m, double x, double y, double z0, double z1, double r0, double r1, int sides) {
        return add(m, Solids.tube(new Vec3(x, y, z0), new Vec3(x, y, z1), r0, r1, sides));
    }

    /// An ellipsoid with its axes along x, y and z.
    public Assembly ball(Material m, Vec3 center, Vec3 radii) {
        return add(m, Solids.ball(center, radii, 14, 9));
    }

    /// A tapered block: a rectangle at `z0` and a smaller or larger one at `z1`, both around (x, y).
    public Assembly taper(
            Material m, double x, double y, double z0, double z1, double w0, double d0, double w1, double d1) {
        return add(m, Solids.taper(new Vec3(x, y, z0), new Vec3(x, y, z1), w0, d0, w1, d1));
    }

    /// A flat rectangle that faces −y at depth `y`, its texture upright and stretched over all of it.
    public Assembly panel(Material m, double x0, double z0, double x1, double z1, double y) {
        Vec3 n = new Vec3(0, -1, 0);
        Corner a = new Corner(new Vec3(x0, y, z0), n, 0, z1 - z0);
        Corner b = new Corner(new Vec3(x1, y, z0), n, x1 - x0, z1 - z0);
        Corner c = new Corner(new Vec3(x1, y, z1), n, x1 - x0, 0);
        Corner d = new Corner(new Vec3(x0, y, z1), n, 0, 0);
        return add(m.filling(x1 - x0, z1 - z0), List.of(new Facet(a, b, c, d, false)));
    }
}
