package org.multispa.evaluation.reward.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.io.api.Binary;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.export.parquet.ParquetTable;
import org.multispa.dataset.json.PlainTree;
import org.multispa.evaluation.reward.ClipReward;
import org.multispa.evaluation.reward.FrameReward;
import org.multispa.evaluation.reward.RewardState;
import org.multispa.evaluation.reward.clip.Frames;
import org.multispa.files.AtomicFiles;
import org.multispa.files.NewFolder;
import org.multispa.images.ImageSize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// A data set in LeRobot's layout, version 2.1: an episode a video, a Parquet file an episode, its frames as rows
/// with `next.reward`, and what `meta/` says about them.
///
/// @param fps frames a second
/// @param reward what a step is worth
/// @param images whether the frames' images go into the files
public record LeRobotDataset(double fps, NextReward reward, boolean images) {
    private static final String VERSION = "v2.1";
    private static final int CHUNK = 1000;
    private static final String DATA = "data/chunk-{episode_chunk:03d}/episode_{episode_index:06d}.parquet";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    public LeRobotDataset {
        if (!(fps > 0) || Double.isInfinite(fps)) {
            throw new IllegalArgumentException("expected a frame rate above 0, found " + fps);
        }
    }

    /// A video with its rewards.
    ///
    /// @param task what the robot is to do, in words
    public record Episode(ClipReward reward, Frames frames, String task) {
        public Episode {
            if (frames.count() != reward.frames().size()) {
                throw new IllegalArgumentException("expected rewards for " + frames.count() + " frames, found "
                        + reward.frames().size());
            }
        }
    }

    /// Makes the folder, which appears as a whole.
    ///
    /// @throws IOException if it is there and holds something, or a frame cannot be read
    public void write(Path folder, List<Episode> episodes) throws IOException {
        if (episodes.isEmpty()) {
            throw new IllegalArgumentException("a data set needs an episode");
        }
        ImageSize size = episodes.getFirst().frames().size();
        for (Episode episode : episodes) {
            if (images && !episode.frames().size().equals(size)) {
                throw new DatasetException("the images of all episodes must be of one size: " + size + " in "
                        + episodes.getFirst().frames().clip() + ", "
                        + episode.frames().size() + " in " + episode.frames().clip());
            }
        }
        NewFolder.fill(folder, making -> fill(making, episodes));
    }

    private void fill(Path folder, List<Episode> episodes) throws IOException {
        Set<String> tasks = new LinkedHashSet<>();
        episodes.forEach(episode -> tasks.add(episode.task()));
        List<String> names = List.copyOf(tasks);
        Lines listed = new Lines();
        Lines stats = new Lines();
        long index = 0;
        for (int i = 0; i < episodes.size(); i++) {
            Episode episode = episodes.get(i);
            List<LeRobotRow> rows = rows(episode.reward(), i, index, names.indexOf(episode.task()));
            index += rows.size();
            write(folder.resolve(path(i)), rows, episode.frames());
            listed.add("episode_index", i, "tasks", List.of(episode.task()), "length", rows.size());
            Map<String, Object> own = new LinkedHashMap<>();
            if (images) {
                own.put(LeRobotFeature.IMAGE, LeRobotStats.ofImages(episode.frames()));
            }
            own.putAll(LeRobotStats.of(rows));
            stats.add("episode_index", i, "stats", own);
        }
        Lines taskLines = new Lines();
        for (int i = 0; i < names.size(); i++) {
            taskLines.add("task_index", i, "task", names.get(i));
        }
        Path meta = folder.resolve("meta");
        AtomicFiles.write(meta.resolve("episodes.jsonl"), listed.bytes());
        AtomicFiles.write(meta.resolve("episodes_stats.jsonl"), stats.bytes());
        AtomicFiles.write(meta.resolve("tasks.jsonl"), taskLines.bytes());
        AtomicFiles.write(meta.resolve("info.json"), PlainTree.pretty(info(episodes, index, names.size())));
    }

    private static String path(int episode) {
        return String.format(Locale.ROOT, "data/chunk-%03d/episode_%06d.parquet", episode / CHUNK, episode);
    }

    private List<LeRobotRow> rows(ClipReward clip, int episode, long first, int task) {
        List<LeRobotRow> rows = new ArrayList<>();
        List<FrameReward> frames = clip.frames();
        for (int i = 0; i < frames.size(); i++) {
            FrameReward now = frames.get(i);
            boolean last = i + 1 == frames.size();
            FrameReward next = last ? now : frames.get(i + 1);
            rows.add(new LeRobotRow(
                    (float) reward.of(now, next),
                    last,
                    clip.goalGiven() && next.progress() >= 1,
                    (float) now.progress(),
                    (float) now.mm(),
                    now.state() == RewardState.ABSTAINED,
                    (float) (i / fps),
                    i,
                    episode,
                    first + i,
                    task));
        }
        return rows;
    }

    private void write(Path file, List<LeRobotRow> rows, Frames frames) throws IOException {
        Map<String, String> metadata =
                Map.of("huggingface", MAPPER.writeValueAsString(LeRobotFeature.inDatasets(images)));
        if (!images) {
            try (ParquetTable<LeRobotRow> table = ParquetTable.open(file, LeRobotRow.class, metadata)) {
                for (LeRobotRow row : rows) {
                    table.write(row);
                }
                table.commit();
            }
            return;
        }
        try (ParquetTable<LeRobotRow.WithImage> table = ParquetTable.open(file, LeRobotRow.WithImage.class, metadata)) {
            int shown = 0;
            for (int i = 0; i < rows.size(); i++) {
                shown = frames.isUsable(i) ? i : shown;
                Binary bytes = Binary.fromConstantByteArray(frames.encoded(shown));
                String name = String.format(Locale.ROOT, "frame_%06d", i);
                table.write(rows.get(i).with(new LeRobotRow.Picture(bytes, name)));
            }
            table.commit();
        }
    }

    private Map<String, Object> info(List<Episode> episodes, long frames, int tasks) {
        Object none = JsonNodeFactory.instance.nullNode();
        Optional<ImageSize> size =
                images ? Optional.of(episodes.getFirst().frames().size()) : Optional.empty();
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("codebase_version", VERSION);
        info.put("robot_type", none);
        info.put("total_episodes", episodes.size());
        info.put("total_frames", frames);
        info.put("total_tasks", tasks);
        info.put("total_videos", 0);
        info.put("total_chunks", (episodes.size() + CHUNK - 1) / CHUNK);
        info.put("chunks_size", CHUNK);
        info.put("fps", fps == Math.rint(fps) ? (Object) Math.round(fps) : (Object) fps);
        info.put("splits", Map.of("train", "0:" + episodes.size()));
        info.put("data_path", DATA);
        info.put("video_path", none);
        info.put("features", LeRobotFeature.inInfo(size));
        return info;
    }

    /// JSON lines in the making.
    private static final class Lines {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        /// @param pairs names and values in turn
        void add(Object... pairs) {
            Map<String, Object> line = new LinkedHashMap<>();
            for (int i = 0; i < pairs.length; i += 2) {
                line.put(String.valueOf(pairs[i]), pairs[i + 1]);
            }
            bytes.writeBytes(MAPPER.writeValueAsBytes(line));
            bytes.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
