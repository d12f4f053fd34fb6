package org.multispa.scenes.synthetic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A frame ready to be written.
///
/// @param jpeg the colour image, encoded
/// @param millimetres the depth image
record DrawnFrame(int number, byte[] jpeg, char[] millimetres) {
    /// Takes the frames of a scene in order.
    @FunctionalInterface
    interface Sink {
        void accept(DrawnFrame frame) throws IOException;
    }

    private static DrawnFrame draw(SyntheticScene scene, int number) {
        return new DrawnFrame(number, Workshop.jpeg(scene.color(number)), scene.rawDepth(number));
    }

    /// Draws all frames with `threads` threads and hands them on in order; a few at a time are held in memory.
    static void drawAll(SyntheticScene scene, int threads, Sink sink) throws IOException {
        int frames = scene.capture().frames();
        if (threads == 1) {
            for (int f = 0; f < frames; f++) {
                sink.accept(draw(scene, f));
            }
            return;
        }
        int batch = 2 * threads;
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            for (int from = 0; from < frames; from += batch) {
                List<Future<DrawnFrame>> drawn = new ArrayList<>();
                for (int f = from; f < Math.min(frames, from + batch); f++) {
                    int number = f;
                    drawn.add(workers.submit(() -> draw(scene, number)));
                }
                for (Future<DrawnFrame> frame : drawn) {
                    sink.accept(Workshop.result(frame));
                }
            }
        }
    }
}
