package org.multispa.engine.reports;

import java.io.IOException;
import java.nio.file.Path;
import org.multispa.engine.index.FramePair;
import org.multispa.engine.index.SceneIndex;
import org.multispa.engine.parallel.InOrder;

/// All frame pairs of a scene as a CSV file, and beside it how many points each frame sees.
///
/// `NAME.csv` has the columns `frame1,frame2,overlap_percent,distance_m,yaw_deg,pitch_deg`, one line for every pair
/// with the first frame before the second, in rising order; yaw and pitch are second minus first, in (−180, 180].
/// `NAME.visible.csv` has the columns `frame,visible_points`. Lines end with a line feed.
public final class PairsReport {
    private PairsReport() {}

    /// Writes both files on `threads` threads.
    ///
    /// @throws IOException if a file cannot be written; neither is left half written
    public static void write(SceneIndex index, Path csv, int threads) throws IOException {
        WholeFile.write(visibleFile(csv), out -> out.write(visible(index)));
        int frames = index.frames().size();
        WholeFile.write(csv, out -> {
            out.write(new AsciiBuffer()
                    .text("frame1,frame2,overlap_percent,distance_m,yaw_deg,pitch_deg\n")
                    .toBytes());
            InOrder.run(frames, threads, first -> row(index, first), out::write);
        });
    }

    /// The file of visible points that stands beside `csv`: `room.csv` has `room.visible.csv`.
    public static Path visibleFile(Path csv) {
        Path fileName = csv.getFileName();
        if (fileName == null) {
            throw new IllegalArgumentException("expected the name of a CSV file, found " + csv);
        }
        String name = fileName.toString();
        String stem = name.endsWith(".csv") ? name.substring(0, name.length() - ".csv".length()) : name;
        return csv.resolveSibling(stem + ".visible.csv");
    }

    private static byte[] visible(SceneIndex index) {
        AsciiBuffer text = new AsciiBuffer().text("frame,visible_points\n");
        for (int i = 0; i < index.frames().size(); i++) {
            text.whole(index.frames().get(i).number())
                    .put(',')
                    .whole(index.counts()[i])
                    .put('\n');
        }
        return text.toBytes();
    }

    private static byte[] row(SceneIndex index, int first) {
        AsciiBuffer text = new AsciiBuffer();
        for (int second = first + 1; second < index.frames().size(); second++) {
            FramePair pair = index.pair(first, second);
            text.whole(pair.first().number())
                    .put(',')
                    .whole(pair.second().number())
                    .put(',')
                    .fixed(pair.overlapPercent(), 6)
                    .put(',')
                    .fixed(pair.distanceMetres(), 6)
                    .put(',')
                    .fixed(pair.yawDegrees(), 4)
                    .put(',')
                    .fixed(pair.pitchDegrees(), 4)
                    .put('\n');
        }
        return text.toBytes();
    }
}
