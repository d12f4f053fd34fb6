package org.multispa.evaluation.reward.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.reward.ClipReward;

final class RewardFileTest {
    @TempDir
    private Path folder;

    private Path written(String... lines) throws IOException {
        Path file = folder.resolve("reward.jsonl");
        Files.writeString(file, String.join("\n", lines));
        return file;
    }

    @Test
    void what_is_written_is_read_back() throws IOException {
        Random random = new Random(6);
        Path file = folder.resolve("reward.jsonl");
        for (int round = 0; round < 30; round++) {
            List<ClipReward> rewards = List.of(
                    Rewards.random(random, "a", "track-1"),
                    Rewards.random(random, "a", "track-2"),
                    Rewards.random(random, "b", "label"));
            RewardFile.write(file, rewards);
            assertThat(RewardFile.read(file)).isEqualTo(rewards);
        }
    }

    @Test
    void each_frame_is_a_line_with_the_documented_fields() throws IOException {
        ClipReward reward = Rewards.random(new Random(7), "a", "point");
        Path file = folder.resolve("reward.jsonl");
        RewardFile.write(file, List.of(reward));
        List<String> lines = Files.readAllLines(file);
        assertThat(lines)
                .hasSize(reward.frames().size())
                .allSatisfy(line -> assertThat(line)
                        .startsWith("{\"format\":\"multispa-reward-1\",\"clip\":\"a\",\"target\":\"point\",\"model\":")
                        .contains("\"frame\":", "\"time_s\":", "\"state\":", "\"displacement_mm\":", "\"progress\":"));
    }

    @Test
    void broken_lines_are_refused_with_their_place() throws IOException {
        Path file = folder.resolve("reward.jsonl");
        RewardFile.write(file, List.of(Rewards.random(new Random(8), "a", "point")));
        List<String> good = Files.readAllLines(file);
        String first = good.getFirst();
        List<String> broken = List.of(
                first.substring(0, first.length() / 2),
                "[]",
                "",
                first.replace("multispa-reward-1", "multispa-reward-9"),
                first.replace("\"frame\":0", "\"frame\":5"),
                first.replace("\"frame\":0", "\"frame\":-1"),
                first.replace("\"frame\":0", "\"frame\":1e99"),
                first.replace("\"state\":\"start\"", "\"state\":\"flying\""),
                first.replace("\"state\":\"start\"", "\"state\":\"skipped\""),
                first.replace("\"progress\":0.0", "\"progress\":1.5"),
                first.replace("\"progress\":0.0", "\"progress\":\"NaN\""),
                first.replace("\"displacement_mm\":0.0", "\"displacement_mm\":-1"),
                first.replace("\"answers\":[]", "\"answers\":[{\"check\":\"first\",\"outcome\":\"maybe\"}]"),
                first.replace("\"answers\":[]", "\"answers\":[7]"),
                first.replace("\"answers\":[]", "\"answers\":[],\"more\":1"),
                first.replace("\"answers\":[]", "\"answers\":[],\"vector_mm\":[1,2]"),
                first.replace("\"clip\":\"a\"", "\"clip\":null"));
        for (String line : broken) {
            assertThat(line).isNotEqualTo(first);
            Path bad = written(line, good.get(1));
            assertThatThrownBy(() -> RewardFile.read(bad))
                    .as(line)
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("reward.jsonl:1: ");
        }
        Path gap = written(good.get(0), good.get(2));
        assertThatThrownBy(() -> RewardFile.read(gap))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("reward.jsonl:2: expected frame 1 of a, found frame 2");
    }

    @Test
    void empty_missing_and_endless_files_are_refused() throws IOException {
        assertThatThrownBy(() -> RewardFile.read(folder.resolve("none")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no such file");
        Path empty = written();
        assertThatThrownBy(() -> RewardFile.read(empty))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("holds no rewards");
        Path endless = written("x".repeat(3 << 20));
        assertThatThrownBy(() -> RewardFile.read(endless))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("found more");
    }

    @Test
    void flipped_bytes_never_do_worse_than_be_refused() throws IOException {
        Path file = folder.resolve("reward.jsonl");
        RewardFile.write(file, List.of(Rewards.random(new Random(9), "a", "point")));
        byte[] bytes = Files.readAllBytes(file);
        Random random = new Random(10);
        int refused = 0;
        for (int round = 0; round < 300; round++) {
            byte[] flipped = bytes.clone();
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
            Files.write(file, flipped);
            try {
                RewardFile.read(file);
            } catch (DatasetException e) {
                refused++;
                assertThat(e).hasMessageContaining("reward.jsonl");
            }
        }
        assertThat(refused).isGreaterThan(100);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).endsWith("\n");
    }
}
