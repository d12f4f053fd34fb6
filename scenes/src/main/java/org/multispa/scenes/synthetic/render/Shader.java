package org.multispa.scenes.synthetic.render;

import java.util.Arrays;
import org.multispa.geometry.Intrinsics;
import org.multispa.scenes.synthetic.model.Material;

/// The colour of a surface through a pixel: texture times light. One thread at a time.
final class Shader {
    private static final int PLANES = 12;

    private final Scenery scenery;
    private final Intrinsics camera;
    /// For each primitive, set up on first use in a frame: plane of 1/z, of α/z and β/z, and the offsets of α and β.
    private final double[] planes;
    private final int[] preparedIn;
    private final float[] albedo = new float[256];
    private final double[] texels;
    private final float[] glow;
    private double[][] views = new double[0][];
    private LightMap map;
    private int frame;
    private float red;
    private float green;
    private float blue;

    Shader(Scenery scenery, Intrinsics camera) {
        this.scenery = scenery;
        this.camera = camera;
        map = scenery.light;
        planes = new double[PLANES * scenery.primitives.count];
        preparedIn = new int[scenery.primitives.count];
        int facets = scenery.facets.size();
        texels = new double[facets];
        glow = new float[facets];
        for (int k = 0; k < facets; k++) {
            Material material = scenery.materialOf[k];
            glow[k] = (float) material.glow();
            texels[k] = scenery.textureOf[k].size() / Math.min(material.width(), material.height()) / camera.fx();
        }
        for (int i = 0; i < 256; i++) {
            albedo[i] = i / 255f * (i / 255f);
        }
    }

    /// Begins a picture; `newViews` holds for each body the way from where it was built to the camera.
    void look(double[][] newViews, LightMap light) {
        views = newViews;
        map = light;
        frame++;
        if (frame == 0) {
            Arrays.fill(preparedIn, 0);
            frame = 1;
        }
    }

    void clear() {
        red = 0;
        green = 0;
        blue = 0;
    }

    /// Adds the colour of primitive `k` through pixel (u, v).
    void add(int k, double u, double v, float weight) {
        if (k < 0) {
            return;
        }
        if (preparedIn[k] != frame) {
            prepare(k);
        }
        int p = PLANES * k;
        double iz = planes[p] * u + planes[p + 1] * v + planes[p + 2];
        double z = 1 / iz;
        double alpha = z * (planes[p + 3] * u + planes[p + 4] * v + planes[p + 5]) - planes[p + 6];
        double beta = z * (planes[p + 7] * u + planes[p + 8] * v + planes[p + 9]) - planes[p + 10];
        Primitives primitives = scenery.primitives;
        int facet = primitives.facet[k];
        double[] uv = primitives.toTexture;
        int q = 6 * k;
        double tu = uv[q] + alpha * uv[q + 1] + beta * uv[q + 2];
        double tv = uv[q + 3] + alpha * uv[q + 4] + beta * uv[q + 5];
        int rgb = scenery.textureOf[facet].sample(tu, tv, texels[facet] * footprint(p, u, v, z));
        float[] st = primitives.toLight;
        float a = (float) alpha;
        float b = (float) beta;
        light(
                facet,
                st[q] + a * st[q + 1] + b * st[q + 2],
                st[q + 3] + a * st[q + 4] + b * st[q + 5],
                weight * albedo[rgb >> 16 & 0xFF],
                weight * albedo[rgb >> 8 & 0xFF],
                weight * albedo[rgb & 0xFF],
                glow[facet]);
    }

    /// Metres on the surface under the pixel, times the focal length: between its narrow and its long side where the
    /// surface is slanted.
    private double footprint(int p, double u, double v, double z) {
        double dx = (u - camera.cx()) / camera.fx();
        double dy = (v - camera.cy()) / camera.fy();
        double slant = Math.sqrt(1 + dx * dx + dy * dy) * z * planes[p + 11];
        return z * Math.sqrt(slant);
    }

    private void light(int facet, float s, float t, float r, float g, float b, float own) {
        int nx = map.columns[facet];
        int ny = map.rows[facet];
        float x = Math.max(0, Math.min(1, s)) * (nx - 1);
        float y = Math.max(0, Math.min(1, t)) * (ny - 1);
        int i = Math.min((int) x, nx - 2);
        int j = Math.min((int) y, ny - 2);
        float fx = x - i;
        float fy = y - j;
        int at = map.offset[facet] + 3 * (j * nx + i);
        int below = at + 3 * nx;
        float w00 = (1 - fx) * (1 - fy);
        float w10 = fx * (1 - fy);
        float w01 = (1 - fx) * fy;
        float w11 = fx * fy;
        float[] l = map.rgb;
        red += r * (w00 * l[at] + w10 * l[at + 3] + w01 * l[below] + w11 * l[below + 3] + own);
        green += g * (w00 * l[at + 1] + w10 * l[at + 4] + w01 * l[below + 1] + w11 * l[below + 4] + own);
        blue += b * (w00 * l[at + 2] + w10 * l[at + 5] + w01 * l[below + 2] + w11 * l[below + 5] + own);
    }

    /// Writes the collected light as image bytes, bright light rolled off as a camera does.
    void write(byte[] rgb, int at) {
        rgb[at] = tone(red);
        rgb[at + 1] = tone(green);
        rgb[at + 2] = tone(blue);
    }

    static byte tone(float light) {
        float rolled = light * (1 + light * 0.16f) / (0.86f + light * 0.55f);
        return (byte) Math.min(255, (int) (255 * Math.sqrt(Math.min(1, rolled)) + 0.5));
    }

    private void prepare(int k) {
        preparedIn[k] = frame;
        int facet = scenery.primitives.facet[k];
        map.need(facet);
        double[] m = views[scenery.bodyOf[facet]];
        double[] s = scenery.primitives.shape;
        int from = Primitives.SHAPE * k;
        double[] o = new double[3];
        double[] n = new double[3];
        double[] ga = new double[3];
        double[] gb = new double[3];
        for (int row = 0; row < 3; row++) {
            double m0 = m[4 * row];
            double m1 = m[4 * row + 1];
            double m2 = m[4 * row + 2];
            o[row] = m0 * s[from] + m1 * s[from + 1] + m2 * s[from + 2] + m[4 * row + 3];
            n[row] = m0 * s[from + 9] + m1 * s[from + 10] + m2 * s[from + 11];
            ga[row] = m0 * s[from + 12] + m1 * s[from + 13] + m2 * s[from + 14];
            gb[row] = m0 * s[from + 15] + m1 * s[from + 16] + m2 * s[from + 17];
        }
        double d = n[0] * o[0] + n[1] * o[1] + n[2] * o[2];
        int p = PLANES * k;
        plane(p, n, 1 / d);
        plane(p + 3, ga, 1);
        planes[p + 6] = ga[0] * o[0] + ga[1] * o[1] + ga[2] * o[2];
        plane(p + 7, gb, 1);
        planes[p + 10] = gb[0] * o[0] + gb[1] * o[1] + gb[2] * o[2];
        planes[p + 11] = 1 / Math.max(1e-6, Math.abs(d));
    }

    private void plane(int p, double[] v, double factor) {
        double a = v[0] / camera.fx() * factor;
        double b = v[1] / camera.fy() * factor;
        planes[p] = a;
        planes[p + 1] = b;
        planes[p + 2] = v[2] * factor - a * camera.cx() - b * camera.cy();
    }
}
