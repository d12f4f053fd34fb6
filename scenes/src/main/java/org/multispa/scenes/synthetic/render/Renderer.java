package org.multispa.scenes.synthetic.render;

import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.images.RgbImage;

/// Draws a room. Keeps its buffers between frames, so one renderer serves one thread; what it draws depends on the
/// arguments alone.
///
/// Pixel centres lie at whole pixel coordinates. Colour has four samples a pixel at the edges of surfaces and mip
/// levels within them. Depth pixel (i, j) is the exact depth through its centre in an image of depth size, which is
/// colour position (i·W/w, j·H/h).
public final class Renderer {
    private static final double FARTHEST = 10;

    private final Scenery scenery;
    private final Intrinsics camera;
    private final Intrinsics depthCamera;
    private final ZBuffer samples;
    private final ZBuffer depths;
    private final Shader shader;

    /// @param camera the colour camera with the size of its image
    public Renderer(Scenery scenery, Intrinsics camera, int depthWidth, int depthHeight) {
        this.scenery = scenery;
        this.camera = camera;
        this.depthCamera = camera.scaledTo(depthWidth, depthHeight);
        this.samples = new ZBuffer(camera.width(), camera.height(), 2);
        this.depths = new ZBuffer(depthWidth, depthHeight, 1);
        this.shader = new Shader(scenery, camera);
    }

    /// Millimetres along the optical axis, rounded; 0 where nothing lies within 10 m.
    public char[] depth(Pose cameraToWorld) {
        return depth(cameraToWorld, scenery.still());
    }

    /// The same at a moment of this renderer's scenery.
    public char[] depth(Pose cameraToWorld, Moment moment) {
        depths.draw(scenery, views(cameraToWorld, moment), depthCamera);
        char[] millimetres = new char[depths.ids.length];
        for (int i = 0; i < millimetres.length; i++) {
            double z = 1.0 / depths.inverseZ[i];
            millimetres[i] = depths.ids[i] < 0 || z > FARTHEST ? 0 : (char) Math.rint(1000 * z);
        }
        return millimetres;
    }

    /// The colour image.
    public RgbImage color(Pose cameraToWorld) {
        return color(cameraToWorld, scenery.still());
    }

    /// The same at a moment of this renderer's scenery.
    public RgbImage color(Pose cameraToWorld, Moment moment) {
        double[][] views = views(cameraToWorld, moment);
        samples.draw(scenery, views, camera);
        shader.look(views, moment.light());
        int w = camera.width();
        int h = camera.height();
        byte[] rgb = new byte[3 * w * h];
        int[] ids = samples.ids;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int at = 2 * y * samples.width + 2 * x;
                int p = ids[at];
                int q = ids[at + 1];
                int r = ids[at + samples.width];
                int s = ids[at + samples.width + 1];
                shader.clear();
                if (p == q && p == r && p == s) {
                    shader.add(p, x, y, 1);
                } else {
                    shader.add(p, x - 0.25, y - 0.25, 0.25f);
                    shader.add(q, x + 0.25, y - 0.25, 0.25f);
                    shader.add(r, x - 0.25, y + 0.25, 0.25f);
                    shader.add(s, x + 0.25, y + 0.25, 0.25f);
                }
                shader.write(rgb, 3 * (y * w + x));
            }
        }
        return new RgbImage(w, h, rgb);
    }

    private static double[][] views(Pose cameraToWorld, Moment moment) {
        Pose worldToCamera = cameraToWorld.inverse();
        double[][] views = new double[moment.bodies.size()][];
        for (int b = 0; b < views.length; b++) {
            views[b] = worldToCamera.times(moment.bodies.get(b)).toRowMajor();
        }
        return views;
    }
}
