package org.multispa.scenes.synthetic.render;

import java.util.List;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Facet;
import org.multispa.scenes.synthetic.model.Light;
import org.multispa.scenes.synthetic.model.Room;

/// Light received by every facet, on a grid of a few centimetres: lamps and windows with soft shadows, and light from
/// everywhere, less where it is blocked nearby. Three linear channels a node.
final class LightMap {
    private static final double CELL = 0.09;
    private static final int MOST_NODES = 100;
    private static final double REACH = 0.9;
    private static final int DIRECTIONS = 10;
    private static final double INSET = 0.004;
    private static final boolean[] NOTHING = new boolean[0];

    final int[] offset;
    final int[] columns;
    final int[] rows;
    final float[] rgb;

    private LightMap(List<Facet> facets) {
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
    }

    private static int nodesAlong(double length) {
        return Math.clamp((int) Math.ceil(length / CELL) + 1, 2, MOST_NODES);
    }

    static LightMap bake(Room room, List<Facet> facets, Bvh rays, boolean[] glowing) {
        LightMap map = new LightMap(facets);
        Bvh.Ray ray = rays.new Ray();
        for (int k = 0; k < facets.size(); k++) {
            map.bakeFacet(k, room, facets.get(k), ray, glowing);
        }
        map.normalise(facets);
        return map;
    }

    private void bakeFacet(int k, Room room, Facet facet, Bvh.Ray ray, boolean[] glowing) {
        int nx = columns[k];
        int ny = rows[k];
        boolean[] known = new boolean[nx * ny];
        double insetS = Math.min(0.25, INSET / Math.max(1e-9, facet.lengthS()));
        double insetT = Math.min(0.25, INSET / Math.max(1e-9, facet.lengthT()));
        Vec3 plane = facet.plane();
        for (int j = 0; j < ny; j++) {
            for (int i = 0; i < nx; i++) {
                double s = Math.clamp((double) i / (nx - 1), insetS, 1 - insetS);
                double t = Math.clamp((double) j / (ny - 1), insetT, 1 - insetT);
                Vec3 at = facet.at(s, t).plus(plane.times(0.002));
                known[j * nx + i] =
                        node(offset[k] + 3 * (j * nx + i), room, at, facet.normal(s, t), plane, ray, glowing);
            }
        }
        fillUnknown(k, known);
    }

    /// Sets one node; false if it lies inside a solid.
    private boolean node(int at, Room room, Vec3 point, Vec3 normal, Vec3 plane, Bvh.Ray ray, boolean[] glowing) {
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
            ray.from(point.x(), point.y(), point.z(), direction.x(), direction.y(), direction.z());
            boolean met = ray.meets(REACH, false, NOTHING);
            if (met && ray.back) {
                inside++;
            }
            double near = ray.distance / REACH;
            open += near * (2 - near);
        }
        if (inside > DIRECTIONS / 3) {
            return false;
        }
        // Light from everywhere, a little warmer from below where the floor sends it back.
        double all = room.ambient() * (0.12 + 0.88 * open / DIRECTIONS);
        double up = 0.5 + 0.5 * normal.z();
        double[] sum = {all * (0.98 + 0.02 * up), all * (0.93 + 0.07 * up), all * (0.86 + 0.14 * up)};
        for (Light light : room.lights()) {
            addLight(sum, light, point, normal, ray, glowing);
        }
        for (int channel = 0; channel < 3; channel++) {
            rgb[at + channel] = (float) sum[channel];
        }
        return true;
    }

    private static void addLight(double[] sum, Light light, Vec3 point, Vec3 normal, Bvh.Ray ray, boolean[] glowing) {
        boolean allRound = light.facing().norm() < 0.5;
        int points = allRound ? 2 : 3;
        double received = 0;
        for (int i = 0; i < points; i++) {
            double a = (2 * i + 1.0) / points - 1;
            for (int j = 0; j < points; j++) {
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
                if (length < 1e-6 || cosine <= 0 || emitted <= 0) {
                    continue;
                }
                ray.from(point.x(), point.y(), point.z(), x, y, z);
                if (!ray.blocked(0.999, glowing)) {
                    received += cosine * emitted / (square + 0.12);
                }
            }
        }
        received /= points * points;
        sum[0] += received * light.red();
        sum[1] += received * light.green();
        sum[2] += received * light.blue();
    }

    /// Nodes inside a solid take the mean of their known neighbours, again and again, so that no dark fringe shows
    /// beside an object that stands against the facet.
    private void fillUnknown(int k, boolean[] known) {
        int nx = columns[k];
        int ny = rows[k];
        boolean[] now = known.clone();
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

    private boolean spread(int k, boolean[] known, int i, int j) {
        int nx = columns[k];
        float[] sum = new float[3];
        int n = 0;
        for (int y = Math.max(0, j - 1); y <= Math.min(rows[k] - 1, j + 1); y++) {
            for (int x = Math.max(0, i - 1); x <= Math.min(nx - 1, i + 1); x++) {
                if (known[y * nx + x]) {
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
    private void normalise(List<Facet> facets) {
        double sum = 0;
        double area = 0;
        for (int k = 0; k < facets.size(); k++) {
            double mean = 0;
            int nodes = columns[k] * rows[k];
            for (int i = 0; i < 3 * nodes; i++) {
                mean += rgb[offset[k] + i];
            }
            double square = facets.get(k).area();
            sum += square * mean / (3 * nodes);
            area += square;
        }
        float scale = (float) (sum > 0 ? 0.57 * area / sum : 1);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] *= scale;
        }
    }
}
