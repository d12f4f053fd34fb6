package org.multispa.evaluation.reward.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.evaluation.reward.ClipReward;
import org.multispa.evaluation.reward.FrameReward;
import org.multispa.evaluation.reward.RewardState;
import org.multispa.evaluation.reward.Videos;
import org.multispa.evaluation.reward.files.LeRobotDataset.Episode;
import org.multispa.files.Folders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class LeRobotDatasetTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    @TempDir
    private Path folder;

    private final ClipReward first = Rewards.random(new Random(1), "a", "point");
    private final ClipReward second = Rewards.random(new Random(2), "b", "point");

    private Path write(NextReward reward, boolean images) throws IOException {
        Path out = folder.resolve(reward.id() + images);
        new LeRobotDataset(10, reward, images)
                .write(
                        out,
                        List.of(
                                new Episode(first, Videos.of(Rewards.FRAMES), "push the box"),
                                new Episode(second, Videos.broken(Rewards.FRAMES, 5), "open the door"),
                                new Episode(second, Videos.of(Rewards.FRAMES), "push the box")));
        return out;
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(MAPPER::readTree).toList();
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private static void query(String sql, Row row) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                row.read(rows);
            }
        }
    }

    @Test
    void another_reader_finds_every_frame_with_its_reward() throws IOException, SQLException {
        Path out = write(NextReward.PROGRESS, true);
        List<FrameReward> left = new ArrayList<>();
        left.addAll(first.frames());
        left.addAll(second.frames());
        left.addAll(second.frames());
        int[] index = {0};
        query(
                "select *, to_base64(\"observation.images.camera\".bytes) as pixels from read_parquet('" + out
                        + "/data/*/*.parquet') order by index",
                row -> {
                    int i = index[0]++;
                    FrameReward frame = left.get(i);
                    boolean last = frame.frame() == Rewards.FRAMES - 1;
                    ClipReward clip = i < Rewards.FRAMES ? first : second;
                    FrameReward next = last ? frame : clip.frames().get(frame.frame() + 1);
                    assertThat(row.getLong("index")).isEqualTo(i);
                    assertThat(row.getLong("frame_index")).isEqualTo(frame.frame());
                    assertThat(row.getLong("episode_index")).isEqualTo(i / Rewards.FRAMES);
                    assertThat(row.getLong("task_index")).isEqualTo(i / Rewards.FRAMES % 2);
                    assertThat(row.getFloat("timestamp")).isEqualTo((float) (frame.frame() / 10.0));
                    assertThat(row.getFloat("next.reward")).isEqualTo((float) next.progress());
                    assertThat(row.getBoolean("next.done")).isEqualTo(last);
                    assertThat(row.getBoolean("next.success")).isEqualTo(clip.goalGiven() && next.progress() >= 1);
                    assertThat(row.getFloat("reward.progress")).isEqualTo((float) frame.progress());
                    assertThat(row.getFloat("reward.displacement_mm")).isEqualTo((float) frame.mm());
                    assertThat(row.getBoolean("reward.abstained")).isEqualTo(frame.state() == RewardState.ABSTAINED);
                    // a broken frame shows the one before it
                    int shown = i / Rewards.FRAMES == 1 && frame.frame() == 5 ? 4 : frame.frame();
                    assertThat(Base64.getDecoder().decode(row.getString("pixels")))
                            .isEqualTo(Videos.image(shown));
                });
        assertThat(index[0]).isEqualTo(3 * Rewards.FRAMES);
    }

    @Test
    void columns_have_the_types_that_the_folder_tells() throws IOException, SQLException {
        for (boolean images : new boolean[] {true, false}) {
            Path out = write(NextReward.GAIN, images);
            JsonNode info = MAPPER.readTree(Files.readAllBytes(out.resolve("meta/info.json")));
            List<String> told = new ArrayList<>();
            info.get("features")
                    .propertyStream()
                    .forEach(feature -> told.add(feature.getKey() + " "
                            + feature.getValue().get("dtype").stringValue()));
            List<String> found = new ArrayList<>();
            query(
                    "describe select * from read_parquet('" + out + "/data/chunk-000/episode_000000.parquet')",
                    row -> found.add(row.getString("column_name") + " "
                            + switch (row.getString("column_type")) {
                                case "FLOAT" -> "float32";
                                case "BIGINT" -> "int64";
                                case "BOOLEAN" -> "bool";
                                case "STRUCT(bytes BLOB, path VARCHAR)" -> "image";
                                case String other -> other;
                            }));
            assertThat(found).containsExactlyElementsOf(told);
            assertThat(told.contains("observation.images.camera image")).isEqualTo(images);
            String key = "huggingface";
            List<String> metadata = new ArrayList<>();
            query(
                    "select decode(value) as v from parquet_kv_metadata('" + out
                            + "/data/chunk-000/episode_000001.parquet') where decode(key) = '" + key + "'",
                    row -> metadata.add(row.getString("v")));
            JsonNode features = MAPPER.readTree(metadata.getFirst()).get("info").get("features");
            assertThat(features.propertyNames())
                    .containsExactlyElementsOf(info.get("features").propertyNames());
        }
    }

    @Test
    void the_folder_says_what_it_holds() throws IOException {
        Path out = write(NextReward.PROGRESS, true);
        JsonNode info = MAPPER.readTree(Files.readAllBytes(out.resolve("meta/info.json")));
        assertThat(info.get("codebase_version").stringValue()).isEqualTo("v2.1");
        assertThat(info.get("total_episodes").intValue()).isEqualTo(3);
        assertThat(info.get("total_frames").intValue()).isEqualTo(3 * Rewards.FRAMES);
        assertThat(info.get("total_tasks").intValue()).isEqualTo(2);
        assertThat(info.get("total_chunks").intValue()).isEqualTo(1);
        assertThat(info.get("fps").isIntegralNumber()).isTrue();
        assertThat(info.get("splits").get("train").stringValue()).isEqualTo("0:3");
        assertThat(info.get("robot_type").isNull()).isTrue();
        assertThat(info.get("features").get("next.reward").get("shape")).isEqualTo(MAPPER.readTree("[1]"));
        assertThat(info.get("features").get("observation.images.camera").get("shape"))
                .isEqualTo(MAPPER.readTree("[48, 64, 3]"));
        assertThat(lines(out.resolve("meta/tasks.jsonl")))
                .extracting(one -> one.get("task").stringValue())
                .containsExactly("push the box", "open the door");
        assertThat(lines(out.resolve("meta/episodes.jsonl")))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.get("length").intValue()).isEqualTo(Rewards.FRAMES));
    }

    @Test
    void statistics_are_those_of_the_columns() throws IOException, SQLException {
        Path out = write(NextReward.GAIN, true);
        List<JsonNode> stats = lines(out.resolve("meta/episodes_stats.jsonl"));
        assertThat(stats).hasSize(3);
        for (String column : List.of("next.reward", "reward.displacement_mm", "timestamp", "index")) {
            JsonNode one = stats.get(1).get("stats").get(column);
            query(
                    "select min(x) as low, max(x) as high, avg(x) as mean, stddev_pop(x) as dev from (select \""
                            + column + "\"::double as x from read_parquet('" + out
                            + "/data/chunk-000/episode_000001.parquet'))",
                    row -> {
                        assertThat(one.get("min").get(0).doubleValue()).isCloseTo(row.getDouble("low"), within(1e-9));
                        assertThat(one.get("max").get(0).doubleValue()).isCloseTo(row.getDouble("high"), within(1e-9));
                        assertThat(one.get("mean").get(0).doubleValue()).isCloseTo(row.getDouble("mean"), within(1e-9));
                        assertThat(one.get("std").get(0).doubleValue()).isCloseTo(row.getDouble("dev"), within(1e-9));
                    });
            assertThat(one.get("count").get(0).intValue()).isEqualTo(Rewards.FRAMES);
        }
        JsonNode image = stats.getFirst().get("stats").get("observation.images.camera");
        // the shades are 10 to 54
        for (int channel = 0; channel < 3; channel++) {
            assertThat(image.get("min").get(channel).get(0).get(0).doubleValue())
                    .isCloseTo(10 / 255.0, within(0.01));
            assertThat(image.get("mean").get(channel).get(0).get(0).doubleValue())
                    .isCloseTo(32 / 255.0, within(0.01));
        }
        assertThat(stats.get(1)
                        .get("stats")
                        .get("observation.images.camera")
                        .get("count")
                        .get(0)
                        .intValue())
                .isEqualTo(Rewards.FRAMES - 1);
        assertThat(stats.getFirst()
                        .get("stats")
                        .get("next.done")
                        .get("max")
                        .get(0)
                        .booleanValue())
                .isTrue();
    }

    @Test
    void gains_add_up_to_the_last_progress() throws IOException, SQLException {
        Path out = write(NextReward.GAIN, false);
        query(
                "select sum(\"next.reward\") as total from read_parquet('" + out
                        + "/data/chunk-000/episode_000000.parquet')",
                row -> assertThat(row.getDouble("total"))
                        .isCloseTo(first.frames().getLast().progress(), within(1e-5)));
    }

    @Test
    void the_same_rewards_give_the_same_bytes_and_nothing_is_overwritten() throws IOException {
        Path out = write(NextReward.PROGRESS, true);
        byte[] file = Files.readAllBytes(out.resolve("data/chunk-000/episode_000001.parquet"));
        assertThatThrownBy(() -> write(NextReward.PROGRESS, true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("exists already");
        Folders.delete(out);
        assertThat(Files.readAllBytes(
                        write(NextReward.PROGRESS, true).resolve("data/chunk-000/episode_000001.parquet")))
                .isEqualTo(file);
    }

    @Test
    void what_does_not_fit_together_is_refused() {
        assertThatThrownBy(() -> new Episode(first, Videos.of(3), "push"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected rewards for 3 frames");
        assertThatThrownBy(() -> new LeRobotDataset(0, NextReward.GAIN, true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LeRobotDataset(1, NextReward.GAIN, true).write(folder.resolve("x"), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
