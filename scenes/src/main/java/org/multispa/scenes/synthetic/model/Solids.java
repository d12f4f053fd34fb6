package org.multispa.scenes.synthetic.model;

import java.util.ArrayList;
import java.util.List;
import org.multispa.geometry.Vec3;

/// The surfaces of simple solids as planar facets.
public final class Solids {
    private Solids() {}

    /// A flat quadrilateral; u runs from a to b, v from a to d, in metres, v counted down from the far side.
    public static Facet quad(Vec3 a, Vec3 b, Vec3 c, Vec3 d, boolean twoSided) {
        Vec3 along = b.minus(a).unit();
        Vec3 plane = b.minus(a).cross(d.minus(a)).unit();
        Vec3 up = plane.cross(along);
        return new Facet(
                flat(a, a, along, up, plane),
                flat(b, a, along, up, plane),
                flat(c, a, along, up, plane),
                flat(d, a, along, up, plane),
                twoSided);
    }

    private static Corner flat(Vec3 p, Vec3 origin, Vec3 along, Vec3 up, Vec3 plane) {
        Vec3 q = p.minus(origin);
        return new Corner(p, plane, q.dot(along), -q.dot(up));
    }

    /// The six faces of a box, outward.
    ///
    /// @param grained lets u follow the longer side of each face; otherwise u is level on upright faces
    static List<Facet> box(boolean grained, Vec3 low, Vec3 high) {
        Vec3[] p = corners(low, high);
        List<Facet> faces = new ArrayList<>();
        for (int[] f : BOX_FACES) {
            faces.add(face(grained, p[f[0]], p[f[1]], p[f[2]], p[f[3]]));
        }
        return faces;
    }

    // Corner k has x high if bit 0, y high if bit 1, z high if bit 2 is set.
    private static final int[][] BOX_FACES = {
        {0, 1, 5, 4}, {1, 3, 7, 5}, {3, 2, 6, 7}, {2, 0, 4, 6}, {4, 5, 7, 6}, {2, 3, 1, 0}
    };

    private static Vec3[] corners(Vec3 low, Vec3 high) {
        Vec3[] p = new Vec3[8];
        for (int k = 0; k < 8; k++) {
            p[k] = new Vec3(
                    (k & 1) != 0 ? high.x() : low.x(),
                    (k & 2) != 0 ? high.y() : low.y(),
                    (k & 4) != 0 ? high.z() : low.z());
        }
        return p;
    }

    private static Facet face(boolean grained, Vec3 a, Vec3 b, Vec3 c, Vec3 d) {
        boolean turn = grained && d.minus(a).norm() > b.minus(a).norm();
        return turn ? quad(b, c, d, a, false) : quad(a, b, c, d, false);
    }

    /// A tapered block between a rectangle around `bottom` and one around `top` straight above.
    static List<Facet> taper(Vec3 bottom, Vec3 top, double w0, double d0, double w1, double d1) {
        Vec3[] p = new Vec3[8];
        for (int k = 0; k < 8; k++) {
            Vec3 mid = (k & 4) != 0 ? top : bottom;
            double w = (k & 4) != 0 ? w1 : w0;
            double d = (k & 4) != 0 ? d1 : d0;
            p[k] = mid.plus(new Vec3((k & 1) != 0 ? w / 2 : -w / 2, (k & 2) != 0 ? d / 2 : -d / 2, 0));
        }
        List<Facet> faces = new ArrayList<>();
        for (int[] f : BOX_FACES) {
            faces.add(quad(p[f[0]], p[f[1]], p[f[2]], p[f[3]], false));
        }
        return faces;
    }

    /// A box with cut edges and corners whose normals blend from face to face.
    static List<Facet> soft(Vec3 low, Vec3 high, double round) {
        Vec3 size = high.minus(low);
        double r = Math.min(round, 0.45 * Math.min(size.x(), Math.min(size.y(), size.z())));
        Vec3[] outer = corners(low, high);
        // rim[axis][k]: the corner k pulled in along both other axes, lying on the face across `axis`.
        Vec3[][] rim = new Vec3[3][8];
        for (int k = 0; k < 8; k++) {
            Vec3 pull = new Vec3((k & 1) != 0 ? -r : r, (k & 2) != 0 ? -r : r, (k & 4) != 0 ? -r : r);
            rim[0][k] = outer[k].plus(new Vec3(0, pull.y(), pull.z()));
            rim[1][k] = outer[k].plus(new Vec3(pull.x(), 0, pull.z()));
            rim[2][k] = outer[k].plus(new Vec3(pull.x(), pull.y(), 0));
        }
        List<Facet> faces = new ArrayList<>();
        for (int f = 0; f < 6; f++) {
            int axis = new int[] {1, 0, 1, 0, 2, 2}[f];
            int[] c = BOX_FACES[f];
            faces.add(quad(rim[axis][c[0]], rim[axis][c[1]], rim[axis][c[2]], rim[axis][c[3]], false));
        }
        for (int axis = 0; axis < 3; axis++) {
            int bit = 1 << axis;
            int one = (axis + 1) % 3;
            int two = (axis + 2) % 3;
            for (int k = 0; k < 8; k++) {
                if ((k & bit) == 0) {
                    faces.add(blended(rim[one][k], one, k, rim[one][k | bit], rim[two][k | bit], two, rim[two][k]));
                }
            }
        }
        for (int k = 0; k < 8; k++) {
            Corner x = new Corner(rim[0][k], outwards(0, k), 0, 0);
            Corner y = new Corner(rim[1][k], outwards(1, k), r, 0);
            Corner z = new Corner(rim[2][k], outwards(2, k), 0, r);
            boolean even = Integer.bitCount(k) % 2 == 1;
            faces.add(even ? new Facet(x, y, z, z, false) : new Facet(x, z, y, y, false));
        }
        return faces;
    }

    private static Facet blended(Vec3 a, int axisA, int k, Vec3 b, Vec3 c, int axisC, Vec3 d) {
        Vec3 na = outwards(axisA, k);
        Vec3 nc = outwards(axisC, k);
        double length = b.minus(a).norm();
        double across = d.minus(a).norm();
        Vec3 plane = b.minus(a).cross(d.minus(a));
        Corner ca = new Corner(a, na, 0, 0);
        Corner cb = new Corner(b, na, length, 0);
        Corner cc = new Corner(c, nc, length, across);
        Corner cd = new Corner(d, nc, 0, across);
        return plane.dot(na.plus(nc)) > 0 ? new Facet(ca, cb, cc, cd, false) : new Facet(cb, ca, cd, cc, false);
    }

    private static Vec3 outwards(int axis, int k) {
        double sign = (k >> axis & 1) != 0 ? 1 : -1;
        return new Vec3(axis == 0 ? sign : 0, axis == 1 ? sign : 0, axis == 2 ? sign : 0);
    }

    /// A cylinder or truncated cone; a radius of 0 makes a tip.
    static List<Facet> rod(Vec3 from, Vec3 to, double r0, double r1, int sides, boolean closed) {
        List<Facet> faces = new ArrayList<>(ring(from, to, r0, r1, sides, false));
        if (closed) {
            cap(faces, ring(from, from, to, r0, sides), from, true);
            cap(faces, ring(to, from, to, r1, sides), to, false);
        }
        return faces;
    }

    /// The side of a truncated cone, seen from inside and outside.
    static List<Facet> tube(Vec3 from, Vec3 to, double r0, double r1, int sides) {
        return ring(from, to, r0, r1, sides, true);
    }

    private static Vec3[] ring(Vec3 center, Vec3 from, Vec3 to, double radius, int sides) {
        Vec3[] frame = frame(to.minus(from).unit());
        Vec3[] p = new Vec3[sides];
        for (int i = 0; i < sides; i++) {
            double angle = 2 * Math.PI * i / sides;
            p[i] = center.plus(frame[0].times(radius * Math.cos(angle))).plus(frame[1].times(radius * Math.sin(angle)));
        }
        return p;
    }

    private static List<Facet> ring(Vec3 from, Vec3 to, double r0, double r1, int sides, boolean twoSided) {
        Vec3 axis = to.minus(from).unit();
        double length = to.minus(from).norm();
        Vec3[] low = ring(from, from, to, r0, sides);
        Vec3[] high = ring(to, from, to, r1, sides);
        Vec3[] spokes = ring(Vec3.ZERO, from, to, 1, sides);
        double lean = (r0 - r1) / length;
        double girth = 2 * Math.PI * Math.max(r0, r1) / sides;
        List<Facet> faces = new ArrayList<>();
        for (int i = 0; i < sides; i++) {
            int j = (i + 1) % sides;
            Vec3 ni = spokes[i].plus(axis.times(lean)).unit();
            Vec3 nj = spokes[j].plus(axis.times(lean)).unit();
            Corner a = new Corner(low[i], ni, i * girth, length);
            Corner b = new Corner(low[j], nj, (i + 1) * girth, length);
            Corner c = new Corner(high[j], nj, (i + 1) * girth, 0);
            Corner d = new Corner(high[i], ni, i * girth, 0);
            if (r1 <= 0) {
                Corner tip = new Corner(to, ni.plus(nj).unit(), (i + 0.5) * girth, 0);
                faces.add(new Facet(a, b, tip, tip, twoSided));
            } else if (r0 <= 0) {
                Corner tip = new Corner(from, ni.plus(nj).unit(), (i + 0.5) * girth, length);
                faces.add(new Facet(c, d, tip, tip, twoSided));
            } else {
                faces.add(new Facet(a, b, c, d, twoSided));
            }
        }
        return faces;
    }

    private static void cap(List<Facet> faces, Vec3[] rim, Vec3 center, boolean reversed) {
        if (rim[0].minus(center).norm() <= 0) {
            return;
        }
        for (int i = 0; i < rim.length; i += 2) {
            Vec3 a = rim[i];
            Vec3 b = rim[(i + 1) % rim.length];
            Vec3 c = rim[(i + 2) % rim.length];
            faces.add(reversed ? quad(center, c, b, a, false) : quad(center, a, b, c, false));
        }
    }

    private static Vec3[] frame(Vec3 axis) {
        Vec3 helper = Math.abs(axis.z()) > 0.9 ? new Vec3(1, 0, 0) : new Vec3(0, 0, 1);
        Vec3 first = Math.abs(axis.z()) > 0.9
                ? axis.cross(helper).cross(axis).unit()
                : helper.cross(axis).unit();
        return new Vec3[] {first, axis.cross(first)};
    }

    /// An ellipsoid of `around` by `rings` facets.
    static List<Facet> ball(Vec3 center, Vec3 radii, int around, int rings) {
        List<Facet> faces = new ArrayList<>();
        for (int j = 0; j < rings; j++) {
            for (int i = 0; i < around; i++) {
                Corner a = onBall(center, radii, i, j, around, rings);
                Corner b = onBall(center, radii, i + 1, j, around, rings);
                Corner c = onBall(center, radii, i + 1, j + 1, around, rings);
                Corner d = onBall(center, radii, i, j + 1, around, rings);
                if (j == 0) {
                    faces.add(new Facet(c, d, a, a, false));
                } else if (j == rings - 1) {
                    faces.add(new Facet(a, b, c, c, false));
                } else {
                    faces.add(new Facet(a, b, c, d, false));
                }
            }
        }
        return faces;
    }

    private static Corner onBall(Vec3 center, Vec3 radii, int i, int j, int around, int rings) {
        double longitude = 2 * Math.PI * (i % around) / around;
        double latitude = Math.PI * j / rings - Math.PI / 2;
        double ring = j == 0 || j == rings ? 0 : Math.cos(latitude);
        Vec3 unit = new Vec3(ring * Math.cos(longitude), ring * Math.sin(longitude), Math.sin(latitude));
        Vec3 at = new Vec3(unit.x() * radii.x(), unit.y() * radii.y(), unit.z() * radii.z());
        Vec3 normal = new Vec3(unit.x() / radii.x(), unit.y() / radii.y(), unit.z() / radii.z()).unit();
        double size = (radii.x() + radii.y() + radii.z()) / 3;
        return new Corner(center.plus(at), normal, size * 2 * Math.PI * i / around, size * Math.PI * j / rings);
    }
}
