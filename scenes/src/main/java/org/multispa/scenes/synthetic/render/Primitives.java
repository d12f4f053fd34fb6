package org.multispa.scenes.synthetic.render;

import java.util.List;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Corner;
import org.multispa.scenes.synthetic.model.Facet;

/// The facets of a room cut into parallelograms and triangles, on each of which every quantity is affine, as flat
/// arrays. Primitive `k` is `origin + α·e1 + β·e2` with α, β in the unit square (parallelogram) or triangle.
final class Primitives {
    final int count;
    final int[] facet;
    final boolean[] triangle;
    final boolean[] twoSided;
    /// Origin, e1, e2, unit normal, and the gradients of α and β in the plane: 18 numbers a primitive.
    final double[] shape;
    /// α and β to light-map position: s, t at the origin and their change along e1 and e2.
    final float[] toLight;
    /// α and β to texture position in copies of the texture: u, v at the origin and their change along e1 and e2.
    final double[] toTexture;

    static final int SHAPE = 18;

    Primitives(List<Facet> facets, double[] repeatU, double[] repeatV) {
        int n = 0;
        for (Facet f : facets) {
            n += f.isTriangle() || f.isParallelogram() ? 1 : 2;
        }
        count = n;
        facet = new int[n];
        triangle = new boolean[n];
        twoSided = new boolean[n];
        shape = new double[SHAPE * n];
        toLight = new float[6 * n];
        toTexture = new double[6 * n];
        int k = 0;
        for (int i = 0; i < facets.size(); i++) {
            Facet f = facets.get(i);
            double[] repeat = {repeatU[i], repeatV[i]};
            if (f.isTriangle()) {
                set(k++, i, f, new Corner[] {f.a(), f.b(), f.c()}, new float[] {0, 0, 1, 0, 0.5f, 1}, repeat);
            } else if (f.isParallelogram()) {
                set(k++, i, f, new Corner[] {f.a(), f.b(), f.d()}, new float[] {0, 0, 1, 0, 0, 1}, repeat);
                triangle[k - 1] = false;
            } else {
                set(k++, i, f, new Corner[] {f.a(), f.b(), f.c()}, new float[] {0, 0, 1, 0, 1, 1}, repeat);
                set(k++, i, f, new Corner[] {f.a(), f.c(), f.d()}, new float[] {0, 0, 1, 1, 0, 1}, repeat);
            }
        }
    }

    private void set(int k, int index, Facet f, Corner[] c, float[] st, double[] repeat) {
        facet[k] = index;
        triangle[k] = true;
        twoSided[k] = f.twoSided();
        Vec3 o = c[0].at();
        Vec3 e1 = c[1].at().minus(o);
        Vec3 e2 = c[2].at().minus(o);
        Vec3 cross = e1.cross(e2);
        double square = cross.dot(cross);
        put(k, 0, o);
        put(k, 3, e1);
        put(k, 6, e2);
        put(k, 9, cross.unit());
        put(k, 12, e2.cross(cross).times(1 / square));
        put(k, 15, cross.cross(e1).times(1 / square));
        for (int axis = 0; axis < 2; axis++) {
            toLight[6 * k + 3 * axis] = st[axis];
            toLight[6 * k + 3 * axis + 1] = st[2 + axis] - st[axis];
            toLight[6 * k + 3 * axis + 2] = st[4 + axis] - st[axis];
            double at = axis == 0 ? c[0].u() : c[0].v();
            toTexture[6 * k + 3 * axis] = at / repeat[axis];
            toTexture[6 * k + 3 * axis + 1] = ((axis == 0 ? c[1].u() : c[1].v()) - at) / repeat[axis];
            toTexture[6 * k + 3 * axis + 2] = ((axis == 0 ? c[2].u() : c[2].v()) - at) / repeat[axis];
        }
    }

    private void put(int k, int at, Vec3 v) {
        shape[SHAPE * k + at] = v.x();
        shape[SHAPE * k + at + 1] = v.y();
        shape[SHAPE * k + at + 2] = v.z();
    }

    /// Coordinate `axis` of corner `i` (0..2, and 3 for a parallelogram, in order around it).
    double corner(int k, int i, int axis) {
        int at = SHAPE * k + axis;
        return shape[at]
                + (i == 1 || (i == 2 && !triangle[k]) ? shape[at + 3] : 0)
                + (i == 2 || i == 3 ? shape[at + 6] : 0);
    }

    int corners(int k) {
        return triangle[k] ? 3 : 4;
    }
}
