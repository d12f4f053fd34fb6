package org.multispa.evaluation.reward.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.answers.LineReader;
import org.multispa.evaluation.reward.ClipReward;
import org.multispa.evaluation.reward.FrameReward;
import org.multispa.files.AtomicFiles;
import org.multispa.files.AtomicOutput;

/// Rewards as JSON lines, one a frame; docs/reward.md lists the fields.
public final class RewardFile {
    private static final int LONGEST_LINE = 1 << 20;
    private static final int MOST_LINES = 2_000_000;

    private RewardFile() {}

    /// Writes or replaces a file.
    public static void write(Path file, List<ClipReward> rewards) throws IOException {
        try (AtomicOutput out = AtomicFiles.open(file)) {
            for (ClipReward reward : rewards) {
                for (FrameReward frame : reward.frames()) {
                    out.write(RewardJson.encode(reward, frame));
                    out.write('\n');
                }
            }
            out.commit();
        }
    }

    /// The rewards in a file, a video and target each, in the order in which they come.
    ///
    /// @throws DatasetException if a line is broken or frames are missing; the message begins with the file and
    ///     line
    public static List<ClipReward> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException("no such file: " + file);
        }
        Map<RewardJson.Head, List<FrameReward>> clips = new LinkedHashMap<>();
        try (FileChannel channel = FileChannel.open(file)) {
            LineReader lines = new LineReader(channel, LONGEST_LINE);
            for (Optional<LineReader.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                LineReader.Line line = next.get();
                try {
                    if (line.number() > MOST_LINES) {
                        throw new DatasetException("a file may hold " + MOST_LINES + " lines; cut it into parts");
                    }
                    if (line.tooLong()) {
                        throw new DatasetException("a line may hold " + LONGEST_LINE + " bytes, found more");
                    }
                    RewardJson.Decoded one = RewardJson.decode(line.bytes(), line.offset(), line.length());
                    List<FrameReward> frames = clips.computeIfAbsent(one.head(), _ -> new ArrayList<>());
                    if (one.frame().frame() != frames.size()) {
                        throw new DatasetException("expected frame " + frames.size() + " of "
                                + one.head().clip() + ", found frame "
                                + one.frame().frame());
                    }
                    frames.add(one.frame());
                } catch (DatasetException e) {
                    throw e.at(file + ":" + line.number());
                }
            }
        }
        List<ClipReward> rewards = new ArrayList<>();
        clips.forEach((head, frames) -> rewards.add(head.reward(frames)));
        if (rewards.isEmpty()) {
            throw new DatasetException(file + " holds no rewards");
        }
        return rewards;
    }
}
