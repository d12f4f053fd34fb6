package org.multispa.scenes.synthetic.render;

import java.util.List;
import java.util.function.Predicate;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Facet;
import org.multispa.scenes.synthetic.model.Light;
import org.multispa.scenes.synthetic.model.Room;

/// Light received by every facet, on a grid of a few centimetres: lamps and windows with soft shadows, and light from
/// everywhere, less where it is blocked nearby. Three linear channels a node.
class LightMap {
    private static final double CELL = 0.09;
    private static final int MOST_NODES = 100;
    static final double REACH = 0.9;
    private static final int DIRECTIONS = 10;
    private static final double INSET = 0.004;
    private static final boolean[] NOTHING = new boolean[0];
    /// Samples of a lamp along a side at most.
    private static final int SIDE = 3;

    private static final int STEPS = 255;

    final int[] offset;
    final int[] columns;
    final int[] rows;
    final float[] rgb;
    /// For each node whether it was worked out, not filled in from its neighbours.
    private final boolean[] known;
    /// For each node how far it is open in each direction, in steps of `REACH / STEPS`.
    private final byte[] openness;
    /// For each node and lamp the samples of the lamp that are seen from it, a bit each.
    private final short[] lit;
    private final int lamps;
    /// Whether what is found out is kept for maps that start from this one.
    private final boolean keeps;

    private float scale = 1;

    /// A map of its own that starts out with the light of another one.
    LightMap(LightMap start) {
        offset = start.offset;
        columns = start.columns;
        rows = start.rows;
        rgb = start.rgb.clone();
        known = start.known;
        openness = start.openness;
        lit = start.lit;
        lamps = start.lamps;
        keeps = false;
        scale = start.scale;
    }

    private LightMap(List<Facet> facets, int lamps) {
        this.lamps = lamps;
        keeps = true;
        int n = facets.size();
        offset = new int[n];
        columns = new int[n];
        rows = new int[n];
        int nodes = 0;
        for (int k = 0; k < n; k++) {
            columns[k] = nodesAlong(facets.get(k).lengthS());
            rows[k] = nodesAlong(facets.get(k).lengthT());
            offset[k] = 3 * nodes;
            nodes += columns[k] * rows[k];
        }
        rgb = new float[3 * nodes];
        known = new boolean[nodes];
        openness = new byte[DIRECTIONS * nodes];
        lit = new short[lamps * nodes];
    }

    /// Makes sure that the light of a facet is there; called before it is read.
    void need(int facet) {}

    private static int nodesAlong(double length) {
        return Math.clamp((int) Math.ceil(length / CELL) + 1, 2, MOST_NODES);
    }

    /// Light as it falls while only the facets of body 0 are there; that of other bodies is left dark.
    static LightMap bake(Room room, List<Facet> facets, int[] bodyOf, Bvh rays, boolean[] glowing) {
        LightMap map = new LightMap(facets, room.lights().size());
        Bvh.Ray ray = rays.new Ray();
        for (int k = 0; k < facets.size(); k++) {
            if (bodyOf[k] == 0) {
                map.bakeFacet(k, room, facets.get(k), ray, glowing);
            }
        }
        map.normalise(facets, bodyOf);
        return map;
    }

    /// Works out the light of a facet from nothing.
    ///
    /// @param ray through everything that can be in the way of light
    void bakeFacet(int k, Room room, Facet facet, Tracer ray, boolean[] glowing) {
        boolean[] sure = new boolean[columns[k] * rows[k]];
        Node node = new Node(room, ray, glowing, false);
        Grid grid = Grid.of(facet, columns[k], rows[k]);
        for (int i = 0; i < sure.length; i++) {
            sure[i] = node.light(offset[k] / 3 + i, grid.at(i), grid.normal(i), grid.plane());
        }
        if (keeps) {
            System.arraycopy(sure, 0, known, offset[k] / 3, sure.length);
        }
        fillUnknown(k, sure);
    }

    /// Works out the light of a facet anew at the places that `anew` picks, starting from what is known of it.
    ///
    /// @param ray through what has come between the facet and the light since
    void darkenFacet(int k, Room room, Facet facet, Tracer ray, boolean[] glowing, Predicate<Vec3> anew) {
        boolean[] sure = new boolean[columns[k] * rows[k]];
        System.arraycopy(known, offset[k] / 3, sure, 0, sure.length);
        Node node = new Node(room, ray, glowing, true);
        Grid grid = Grid.of(facet, columns[k], rows[k]);
        boolean changed = false;
        for (int i = 0; i < sure.length; i++) {
            Vec3 at = grid.at(i);
            if (sure[i] && anew.test(at)) {
                changed = true;
                sure[i] = node.light(offset[k] / 3 + i, at, grid.normal(i), grid.plane());
            }
        }
        if (changed) {
            fillUnknown(k, sure);
        }
    }

    /// The nodes of a facet, row by row.
    private record Grid(Facet facet, Vec3 plane, int columns, int rows, double insetS, double insetT) {
        static Grid of(Facet facet, int columns, int rows) {
            return new Grid(
                    facet,
                    facet.plane(),
                    columns,
                    rows,
                    Math.min(0.25, INSET / Math.max(1e-9, facet.lengthS())),
                    Math.min(0.25, INSET / Math.max(1e-9, facet.lengthT())));
        }

        private double s(int node) {
            int column = node % columns;
            return Math.clamp((double) column / (columns - 1), insetS, 1 - insetS);
        }

        private double t(int node) {
            int row = node / columns;
            return Math.clamp((double) row / (rows - 1), insetT, 1 - insetT);
        }

        /// Just before the surface.
        Vec3 at(int node) {
            return facet.at(s(node), t(node)).plus(plane.times(0.002));
        }

        Vec3 normal(int node) {
            return facet.normal(s(node), t(node));
        }
    }

    /// Works out single nodes.
    private final class Node {
        private final Room room;
        private final Tracer ray;
        private final boolean[] glowing;
        /// Whether to start from what is known of a node.
        private final boolean again;

        Node(Room room, Tracer ray, boolean[] glowing, boolean again) {
            this.room = room;
            this.ray = ray;
            this.glowing = glowing;
            this.again = again;
        }

        /// Sets one node; false if it lies inside a solid.
        boolean light(int index, Vec3 point, Vec3 normal, Vec3 plane) {
            Vec3 side = (Math.abs(plane.z()) > 0.9 ? new Vec3(1, 0, 0) : new Vec3(0, 0, 1))
                    .cross(plane)
                    .unit();
            Vec3 other = plane.cross(side);
            double open = 0;
            int inside = 0;
            for (int d = 0; d < DIRECTIONS; d++) {
                double ring = Math.sqrt((d + 0.5) / DIRECTIONS) * 0.97;
                double angle = d * 2.399963229728653;
                Vec3 direction = plane.times(Math.sqrt(1 - ring * ring))
                        .plus(side.times(ring * Math.cos(angle)))
                        .plus(other.times(ring * Math.sin(angle)));
                int kept = DIRECTIONS * index + d;
                double limit = again ? REACH * (openness[kept] & 0xFF) / STEPS : REACH;
                ray.from(point.x(), point.y(), point.z(), direction.x(), direction.y(), direction.z());
                boolean met = ray.meets(limit, false, NOTHING);
                if (met && ray.back()) {
                    inside++;
                }
                double near = ray.distance() / REACH;
                if (keeps) {
                    openness[kept] = (byte) Math.rint(STEPS * near);
                }
                open += near * (2 - near);
            }
            if (inside > DIRECTIONS / 3) {
                return false;
            }
            // Light from everywhere, a little warmer from below where the floor sends it back.
            double all = room.ambient() * (0.12 + 0.88 * open / DIRECTIONS);
            double up = 0.5 + 0.5 * normal.z();
            double[] sum = {all * (0.98 + 0.02 * up), all * (0.93 + 0.07 * up), all * (0.86 + 0.14 * up)};
            for (int lamp = 0; lamp < lamps; lamp++) {
                addLamp(sum, lamps * index + lamp, room.lights().get(lamp), point, normal);
            }
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * index + channel] = scale * (float) sum[channel];
            }
            return true;
        }

        private void addLamp(double[] sum, int kept, Light light, Vec3 point, Vec3 normal) {
            boolean allRound = light.facing().norm() < 0.5;
            int points = allRound ? SIDE - 1 : SIDE;
            double received = 0;
            int seen = 0;
            for (int i = 0; i < points; i++) {
                double a = (2 * i + 1.0) / points - 1;
                for (int j = 0; j < points; j++) {
                    int bit = 1 << (SIDE * i + j);
                    double b = (2 * j + 1.0) / points - 1;
                    double x = light.center().x()
                            + a * light.sideA().x()
                            + b * light.sideB().x()
                            - point.x();
                    double y = light.center().y()
                            + a * light.sideA().y()
                            + b * light.sideB().y()
                            - point.y();
                    double z = light.center().z()
                            + a * light.sideA().z()
                            + b * light.sideB().z()
                            - point.z();
                    double square = x * x + y * y + z * z;
                    double length = Math.sqrt(square);
                    double cosine = (x * normal.x() + y * normal.y() + z * normal.z()) / length;
                    double emitted = allRound
                            ? 1
                            : -(x * light.facing().x()
                                            + y * light.facing().y()
                                            + z * light.facing().z())
                                    / length;
                    boolean dark = again && (lit[kept] & bit) == 0;
                    if (dark || length < 1e-6 || cosine <= 0 || emitted <= 0) {
                        continue;
                    }
                    ray.from(point.x(), point.y(), point.z(), x, y, z);
                    if (!ray.blocked(0.999, glowing)) {
                        seen |= bit;
                        received += cosine * emitted / (square + 0.12);
                    }
                }
            }
            if (keeps) {
                lit[kept] = (short) seen;
            }
            received /= points * points;
            sum[0] += received * light.red();
            sum[1] += received * light.green();
            sum[2] += received * light.blue();
        }
    }

    /// Nodes inside a solid take the mean of their known neighbours, again and again, so that no dark fringe shows
    /// beside an object that stands against the facet.
    private void fillUnknown(int k, boolean[] sure) {
        int nx = columns[k];
        int ny = rows[k];
        boolean[] now = sure.clone();
        for (int round = 0; round < 4; round++) {
            boolean[] before = now.clone();
            for (int j = 0; j < ny; j++) {
                for (int i = 0; i < nx; i++) {
                    if (!before[j * nx + i] && spread(k, before, i, j)) {
                        now[j * nx + i] = true;
                    }
                }
            }
        }
    }

    private boolean spread(int k, boolean[] sure, int i, int j) {
        int nx = columns[k];
        float[] sum = new float[3];
        int n = 0;
        for (int y = Math.max(0, j - 1); y <= Math.min(rows[k] - 1, j + 1); y++) {
            for (int x = Math.max(0, i - 1); x <= Math.min(nx - 1, i + 1); x++) {
                if (sure[y * nx + x]) {
                    n++;
                    for (int channel = 0; channel < 3; channel++) {
                        sum[channel] += rgb[offset[k] + 3 * (y * nx + x) + channel];
                    }
                }
            }
        }
        for (int channel = 0; channel < 3 && n > 0; channel++) {
            rgb[offset[k] + 3 * (j * nx + i) + channel] = sum[channel] / n;
        }
        return n > 0;
    }

    /// Scales all light so that the mean over the surfaces is that of a well exposed picture.
    private void normalise(List<Facet> facets, int[] bodyOf) {
        double sum = 0;
        double area = 0;
        for (int k = 0; k < facets.size(); k++) {
            if (bodyOf[k] > 0) {
                continue;
            }
            double mean = 0;
            int nodes = columns[k] * rows[k];
            for (int i = 0; i < 3 * nodes; i++) {
                mean += rgb[offset[k] + i];
            }
            double square = facets.get(k).area();
            sum += square * mean / (3 * nodes);
            area += square;
        }
        scale = (float) (sum > 0 ? 0.57 * area / sum : 1);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] *= scale;
        }
    }
}
