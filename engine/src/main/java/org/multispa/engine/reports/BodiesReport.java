package org.multispa.engine.reports;

import java.io.IOException;
import java.nio.file.Path;
import org.multispa.geometry.bodies.Bodies;

/// The rigid body of every track of a video as a CSV file with the columns `track,body`, tracks in rising
/// order. Bodies are numbered in the order of their first tracks; −1 stands for none. Lines end with a line feed.
public final class BodiesReport {
    private BodiesReport() {}

    /// @throws IOException if the file cannot be written; it is not left half written
    public static void write(Bodies bodies, Path csv) throws IOException {
        AsciiBuffer text = new AsciiBuffer().text("track,body\n");
        for (int track = 0; track < bodies.ofPoint().length; track++) {
            text.whole(track).put(',').whole(bodies.ofPoint()[track]).put('\n');
        }
        WholeFile.write(csv, out -> out.write(text.toBytes()));
    }
}
