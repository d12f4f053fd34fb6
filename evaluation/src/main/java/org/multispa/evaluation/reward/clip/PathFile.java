package org.multispa.evaluation.reward.clip;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.answers.LineReader;

/// Where a point is seen, as CSV with the columns `frame`, `x` and `y`: the frame's position in the video from 0,
/// and the point's place in it in pixels. Frames that are not listed do not show the point.
public final class PathFile {
    private static final List<String> HEAD = List.of("frame", "x", "y");
    private static final int LONGEST_LINE = 1 << 10;

    private PathFile() {}

    /// @throws DatasetException if a line is broken or does not fit the video; the message begins with the file
    ///     and line
    public static PointPath read(Path file, Frames frames) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException("no such file: " + file);
        }
        SortedMap<Integer, Spot> spots = new TreeMap<>();
        try (FileChannel channel = FileChannel.open(file)) {
            LineReader lines = new LineReader(channel, LONGEST_LINE);
            for (Optional<LineReader.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                try {
                    take(next.get(), frames, spots);
                } catch (DatasetException e) {
                    throw e.at(file + ":" + next.get().number());
                }
            }
        }
        if (spots.isEmpty()) {
            throw new DatasetException(file + ": expected a line for each frame that shows the point, found none");
        }
        return new PointPath(spots, true);
    }

    private static void take(LineReader.Line line, Frames frames, SortedMap<Integer, Spot> spots)
            throws DatasetException {
        if (line.tooLong()) {
            throw new DatasetException("a line may hold " + LONGEST_LINE + " bytes, found more");
        }
        String text = new String(line.bytes(), line.offset(), line.length(), StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            return;
        }
        List<String> cells =
                List.of(text.split(",", -1)).stream().map(String::strip).toList();
        if (line.number() == 1) {
            if (!cells.equals(HEAD)) {
                throw new DatasetException("expected the columns frame,x,y, found '" + text + "'");
            }
            return;
        }
        if (cells.size() != HEAD.size()) {
            throw new DatasetException("expected three numbers frame,x,y, found '" + text + "'");
        }
        try {
            int frame = Integer.parseInt(cells.get(0));
            Spot spot = new Spot(Double.parseDouble(cells.get(1)), Double.parseDouble(cells.get(2)));
            if (frame < 0 || frame >= frames.count()) {
                throw new DatasetException("expected a frame from 0 to " + (frames.count() - 1) + ", found " + frame);
            }
            if (!spot.isIn(frames.size())) {
                throw new DatasetException("expected a place in the image of "
                        + frames.size().width() + "x" + frames.size().height() + " pixels, found '" + text + "'");
            }
            if (spots.putIfAbsent(frame, spot) != null) {
                throw new DatasetException("frame " + frame + " is listed twice");
            }
        } catch (IllegalArgumentException e) {
            throw new DatasetException("expected a whole number and two pixels, found '" + text + "'", e);
        }
    }
}
