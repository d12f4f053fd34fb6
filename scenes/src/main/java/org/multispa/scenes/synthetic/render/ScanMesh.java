package org.multispa.scenes.synthetic.render;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Facet;

/// The mesh a scan of a room would leave: vertices every few centimetres on the very surfaces that are drawn, coloured
/// as lit, in the world's metres.
///
/// @param rgb three bytes a vertex
/// @param triangles three vertex numbers a triangle, counter-clockwise from the front
/// @param segment the part each vertex belongs to, counted over the whole room
/// @param instance the position of each vertex's object in the room's list
public record ScanMesh(float[] x, float[] y, float[] z, byte[] rgb, int[] triangles, int[] segment, int[] instance) {
    private static final int TARGET = 110_000;

    public int size() {
        return x.length;
    }

    /// Cuts all surfaces into cells of 2 to 4 cm, so that a room has about 110,000 vertices.
    public static ScanMesh of(Scenery scenery) {
        double area = scenery.facets.stream().mapToDouble(Facet::area).sum();
        return new Cutter(scenery, Math.clamp(Math.sqrt(area / TARGET), 0.02, 0.04)).cut();
    }

    private record Place(long x, long y, long z) {}

    private static final class Cutter {
        private final Scenery scenery;
        private final double spacing;
        private final Map<Place, Integer> welded = new HashMap<>();
        private float[][] at = new float[3][1 << 17];
        private byte[] colors = new byte[3 << 17];
        private int[] segments = new int[1 << 17];
        private int[] instances = new int[1 << 17];
        private int[] corners = new int[6 << 17];
        private int vertices;
        private int used;

        Cutter(Scenery scenery, double spacing) {
            this.scenery = scenery;
            this.spacing = spacing;
        }

        ScanMesh cut() {
            for (int k = 0; k < scenery.facets.size(); k++) {
                if (k > 0 && scenery.partOf[k] != scenery.partOf[k - 1]) {
                    welded.clear();
                }
                if (scenery.facets.get(k).isTriangle()) {
                    triangle(k);
                } else {
                    grid(k);
                }
            }
            return new ScanMesh(
                    Arrays.copyOf(at[0], vertices),
                    Arrays.copyOf(at[1], vertices),
                    Arrays.copyOf(at[2], vertices),
                    Arrays.copyOf(colors, 3 * vertices),
                    Arrays.copyOf(corners, used),
                    Arrays.copyOf(segments, vertices),
                    Arrays.copyOf(instances, vertices));
        }

        private void grid(int k) {
            Facet facet = scenery.facets.get(k);
            int nx = Math.max(1, (int) Math.rint(facet.lengthS() / spacing));
            int ny = Math.max(1, (int) Math.rint(facet.lengthT() / spacing));
            int[] row = new int[nx + 1];
            for (int j = 0; j <= ny; j++) {
                int[] next = new int[nx + 1];
                for (int i = 0; i <= nx; i++) {
                    next[i] = vertex(k, (double) i / nx, (double) j / ny);
                }
                for (int i = 0; i < nx && j > 0; i++) {
                    face(row[i], row[i + 1], next[i + 1]);
                    face(row[i], next[i + 1], next[i]);
                }
                row = next;
            }
        }

        private void triangle(int k) {
            Facet facet = scenery.facets.get(k);
            int n = Math.max(1, (int) Math.rint(Math.max(facet.lengthS(), facet.lengthT()) / spacing));
            int[] row = new int[0];
            for (int j = 0; j <= n; j++) {
                int along = n - j;
                int[] next = new int[along + 1];
                for (int i = 0; i <= along; i++) {
                    next[i] = vertex(k, along == 0 ? 0 : (double) i / along, (double) j / n);
                }
                for (int i = 0; i <= along && j > 0; i++) {
                    face(row[i], row[i + 1], next[i]);
                    if (i < along) {
                        face(row[i + 1], next[i + 1], next[i]);
                    }
                }
                row = next;
            }
        }

        private int vertex(int k, double s, double t) {
            Facet facet = scenery.facets.get(k);
            Vec3 p = facet.at(s, t);
            Place place = new Place(Math.round(p.x() * 1e5), Math.round(p.y() * 1e5), Math.round(p.z() * 1e5));
            Integer known = welded.get(place);
            if (known != null) {
                return known;
            }
            if (vertices == segments.length) {
                grow();
            }
            at[0][vertices] = (float) p.x();
            at[1][vertices] = (float) p.y();
            at[2][vertices] = (float) p.z();
            segments[vertices] = scenery.partOf[k];
            instances[vertices] = scenery.instanceOf[k];
            color(k, s, t);
            welded.put(place, vertices);
            return vertices++;
        }

        private void color(int k, double s, double t) {
            Facet f = scenery.facets.get(k);
            double wa = (1 - s) * (1 - t);
            double wb = s * (1 - t);
            double wc = s * t;
            double wd = (1 - s) * t;
            double u = wa * f.a().u() + wb * f.b().u() + wc * f.c().u() + wd * f.d().u();
            double v = wa * f.a().v() + wb * f.b().v() + wc * f.c().v() + wd * f.d().v();
            double width = scenery.materialOf[k].width();
            double height = scenery.materialOf[k].height();
            Texture texture = scenery.textureOf[k];
            int rgb = texture.sample(u / width, v / height, spacing * texture.size() / Math.min(width, height));
            LightMap map = scenery.light;
            int i = (int) Math.rint(s * (map.columns[k] - 1));
            int j = (int) Math.rint(t * (map.rows[k] - 1));
            for (int channel = 0; channel < 3; channel++) {
                float root = (rgb >> (16 - 8 * channel) & 0xFF) / 255f;
                float light = map.rgb[map.offset[k] + 3 * (j * map.columns[k] + i) + channel];
                float glow = (float) scenery.materialOf[k].glow();
                colors[3 * vertices + channel] = Shader.tone(root * root * (light + glow));
            }
        }

        private void face(int a, int b, int c) {
            if (a == b || b == c || a == c) {
                return;
            }
            if (used + 3 > corners.length) {
                corners = Arrays.copyOf(corners, 2 * corners.length);
            }
            corners[used++] = a;
            corners[used++] = b;
            corners[used++] = c;
        }

        private void grow() {
            int more = 2 * segments.length;
            for (int axis = 0; axis < 3; axis++) {
                at[axis] = Arrays.copyOf(at[axis], more);
            }
            colors = Arrays.copyOf(colors, 3 * more);
            segments = Arrays.copyOf(segments, more);
            instances = Arrays.copyOf(instances, more);
        }
    }
}
