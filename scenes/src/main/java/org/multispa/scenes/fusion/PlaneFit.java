package org.multispa.scenes.fusion;

/// Least squares for `h = a·s + b·t + c`.
final class PlaneFit {
    private double n;
    private double s;
    private double t;
    private double h;
    private double ss;
    private double st;
    private double tt;
    private double sh;
    private double th;

    void add(double atS, double atT, double height) {
        n++;
        s += atS;
        t += atT;
        h += height;
        ss += atS * atS;
        st += atS * atT;
        tt += atT * atT;
        sh += atS * height;
        th += atT * height;
    }

    /// a, b and c; a = b = 0 where the points do not span a plane.
    double[] solve() {
        if (n == 0) {
            return new double[3];
        }
        double vss = ss - s * s / n;
        double vtt = tt - t * t / n;
        double vst = st - s * t / n;
        double vsh = sh - s * h / n;
        double vth = th - t * h / n;
        double det = vss * vtt - vst * vst;
        if (!(det > 1e-9 * vss * vtt)) {
            return new double[] {0, 0, h / n};
        }
        double a = (vsh * vtt - vth * vst) / det;
        double b = (vth * vss - vsh * vst) / det;
        return new double[] {a, b, (h - a * s - b * t) / n};
    }
}
