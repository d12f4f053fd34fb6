package org.multispa.cli.reward;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.cli.Ran;
import org.multispa.cli.console.ExitCode;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneException;
import org.multispa.scenes.Scenes;
import org.multispa.testing.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RewardCommandsTest {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    @TempDir
    private static Path made;

    private static Path resting = Path.of("");
    private static Path plain = Path.of("");

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeClips() throws IOException {
        for (String format : List.of("tapvid3d", "plain")) {
            Ran ran = Ran.command(
                    "scenes",
                    "make",
                    "--out",
                    made.resolve(format),
                    "--count",
                    1,
                    "--motion",
                    format.equals("plain") ? "adt" : "pstudio",
                    "--cameras",
                    1,
                    "--frames",
                    12,
                    "--tracks",
                    120,
                    "--size",
                    "128x96",
                    "--format",
                    format);
            assertThat(ran.code()).as(ran.err()).isZero();
        }
        resting = Scenes.find(made.resolve("tapvid3d")).getFirst().path();
        Path scene = Scenes.find(made.resolve("plain")).getFirst().path();
        plain = Files.isDirectory(scene) ? scene : scene.resolveSibling("");
    }

    private static int movingTrack(Path clip) throws IOException, SceneException {
        DynamicScene scene = Scenes.loadDynamic(Scenes.find(clip).getFirst(), LoadOptions.DEFAULT);
        return new TrackChoice(1, 0).of(scene).getFirst().track();
    }

    private Ran reward(Object... more) {
        List<Object> words = new ArrayList<>(List.of("reward", "--out", folder.resolve("reward.jsonl")));
        words.addAll(Arrays.asList(more));
        return Ran.command(words.toArray());
    }

    private List<JsonNode> lines() throws IOException {
        return Files.readAllLines(folder.resolve("reward.jsonl")).stream()
                .map(MAPPER::readTree)
                .toList();
    }

    @Test
    void a_track_of_a_clip_is_rewarded_by_its_truth() throws Exception {
        int track = movingTrack(resting);
        Ran ran = reward(
                "--frames",
                resting,
                "--track",
                track,
                "--baseline",
                "oracle",
                "--goal-mm",
                50,
                "--ask",
                "vector",
                "--lerobot",
                folder.resolve("robot"),
                "--task",
                "push it");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("12 frames", "progress", "LeRobot data set");
        List<JsonNode> lines = lines();
        assertThat(lines).hasSize(12);
        double farthest = lines.stream()
                .mapToDouble(line -> line.get("displacement_mm").doubleValue())
                .max()
                .orElse(0);
        assertThat(farthest).isGreaterThan(45);
        assertThat(lines.getLast().get("target").stringValue()).isEqualTo("track-" + track);
        assertThat(lines.stream().anyMatch(line -> line.has("direction"))).isTrue();
        assertThat(folder.resolve("robot/data/chunk-000/episode_000000.parquet"))
                .exists();
        assertThat(Files.readString(folder.resolve("robot/meta/tasks.jsonl"))).contains("push it");
        Ran again = reward(
                "--frames", resting, "--track", track, "--baseline", "oracle", "--lerobot", folder.resolve("robot"));
        assertThat(again.code()).isEqualTo(ExitCode.USAGE);
        assertThat(again.err()).contains("is there already");
    }

    @Test
    void a_clip_of_the_plain_format_with_a_moving_camera_is_one_too() throws Exception {
        Ran ran = reward("--frames", plain, "--track", movingTrack(plain), "--baseline", "oracle", "--rising");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(lines().stream().mapToDouble(line -> line.get("progress").doubleValue()))
                .isSorted();
        assertThat(lines().stream()
                        .filter(line -> line.get("state").stringValue().equals("answered")))
                .isNotEmpty()
                .allMatch(line -> line.get("answers").size() == 3);
    }

    @Test
    void a_second_run_asks_nothing_and_gives_the_same() throws Exception {
        Object[] words = {"--frames", resting, "--track", movingTrack(resting), "--baseline", "oracle"};
        assertThat(reward(words).code()).isZero();
        byte[] rewards = Files.readAllBytes(folder.resolve("reward.jsonl"));
        byte[] answers = Files.readAllBytes(folder.resolve("reward.answers.jsonl"));
        List<String> whole = Files.readAllLines(folder.resolve("reward.answers.jsonl"));
        Files.write(folder.resolve("reward.answers.jsonl"), Arrays.copyOf(answers, answers.length / 2));
        assertThat(reward(words).code()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("reward.jsonl"))).isEqualTo(rewards);
        assertThat(Files.readAllLines(folder.resolve("reward.answers.jsonl")))
                .containsExactlyInAnyOrderElementsOf(whole);
    }

    @Test
    void folders_of_images_take_points_paths_and_labels() throws Exception {
        Path images = Files.createDirectory(folder.resolve("video"));
        DynamicScene scene = Scenes.loadDynamic(Scenes.find(resting).getFirst(), LoadOptions.DEFAULT);
        for (int i = 0; i < 5; i++) {
            Files.write(
                    images.resolve("f" + i + ".jpg"),
                    scene.frames().get(i).pixels().encodedColor());
        }
        Path path = Files.writeString(folder.resolve("path.csv"), "frame,x,y\n0,60,50\n3,62,50\n");
        for (List<Object> target : List.<List<Object>>of(
                List.of("--point", "60,50"), List.of("--path", path), List.of("--label", "red cup"))) {
            List<Object> words = new ArrayList<>(List.of("--frames", images, "--baseline", "still"));
            words.addAll(target);
            Ran ran = reward(words.toArray());
            assertThat(ran.code()).as(ran.err()).isZero();
            assertThat(lines()).hasSize(5);
            assertThat(lines().getFirst().get("clip").stringValue()).isEqualTo("video");
        }
        Files.write(images.resolve("f3.jpg"), new byte[] {1, 2, 3});
        Ran broken = reward("--frames", images, "--baseline", "still", "--point", "60,50");
        assertThat(broken.code()).isEqualTo(ExitCode.SOME_SET_ASIDE);
        assertThat(broken.out()).contains("set aside", "f3.jpg");
        assertThat(lines().get(3).get("state").stringValue()).isEqualTo("broken");
    }

    @Test
    void a_server_is_asked_and_its_answers_are_kept() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", exchange -> {
            exchange.getRequestBody().readAllBytes();
            asked.incrementAndGet();
            byte[] reply = "{\"choices\":[{\"message\":{\"content\":\"It moved by `120` mm.\"}}]}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, reply.length);
            exchange.getResponseBody().write(reply);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://localhost:" + server.getAddress().getPort() + "/v1";
            Object[] words = {
                "--frames", resting, "--label", "box", "--endpoint", url, "--name", "m", "--goal-mm", 240, "--every", 4
            };
            Ran ran = reward(words);
            assertThat(ran.code()).as(ran.err()).isZero();
            // frames 4, 8 and the last one, each in three ways
            int once = asked.get();
            assertThat(once).isBetween(7, 9);
            assertThat(lines().getLast().get("progress").doubleValue()).isEqualTo(0.5);
            assertThat(lines().get(4).get("model").stringValue()).isEqualTo("m");
            assertThat(reward(words).code()).isZero();
            assertThat(asked).hasValue(once);
        } finally {
            server.stop(0);
        }
    }

    private static void assertRefused(Ran ran, String message) {
        assertThat(ran.code()).as(ran.out()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains(message);
    }

    @Test
    void wrong_usage_is_refused() {
        assertRefused(Ran.command("reward"), "--frames=PATH and --out");
        assertRefused(reward("--frames", resting, "--baseline", "still"), "found none");
        assertRefused(
                reward("--frames", resting, "--baseline", "still", "--track", 1, "--label", "x"), "found 2 of them");
        assertRefused(reward("--frames", resting, "--point", "1,2"), "say who answers");
        assertRefused(
                reward("--frames", resting, "--point", "1,2", "--baseline", "still", "--endpoint", "http://x/v1"),
                "found two");
        assertRefused(reward("--frames", resting, "--point", "1,2", "--baseline", "best"), "oracle or still");
        assertRefused(reward("--frames", resting, "--point", "500,2", "--baseline", "still"), "128x96");
        assertRefused(reward("--frames", resting, "--point", "a,b", "--baseline", "still"), "expected X,Y");
        assertRefused(reward("--frames", resting, "--track", 5000, "--baseline", "still"), "expected 0 to 119");
        assertRefused(reward("--frames", resting, "--label", "a`b", "--baseline", "still"), "--label");
        assertRefused(reward("--frames", resting, "--point", "1,2", "--baseline", "oracle"), "--track");
        assertRefused(reward("--frames", resting, "--track", 1, "--baseline", "still", "--median", 2), "odd");
        assertRefused(reward("--frames", resting, "--track", 1, "--baseline", "still", "--check", "twice"), "reversed");
        assertRefused(reward("--frames", made, "--track", 1, "--baseline", "still", "--goal-mm", 0), "goal");
        Ran none = reward("--frames", folder.resolve("none"), "--point", "1,2", "--baseline", "still");
        assertThat(none.code()).isEqualTo(ExitCode.FAILED);
        assertThat(none.err()).contains("no such folder");
    }

    @Test
    void the_truth_scores_best_and_standing_still_scores_badly() throws IOException {
        Ran oracle = Ran.command(
                "reward",
                "score",
                "--tracks",
                made,
                "--baseline",
                "oracle",
                "--median",
                1,
                "--points",
                3,
                "--still-points",
                2,
                "--out",
                folder.resolve("oracle"));
        assertThat(oracle.code()).as(oracle.err()).isZero();
        JsonNode best = figures("oracle");
        assertThat(best.get("mean_error").get("value").doubleValue()).isZero();
        assertThat(best.get("spearman").get("value").doubleValue()).isGreaterThan(0.999);
        assertThat(best.get("abstained").get("value").doubleValue()).isZero();
        Ran still = Ran.command(
                "reward",
                "score",
                "--tracks",
                made,
                "--baseline",
                "still",
                "--points",
                3,
                "--still-points",
                2,
                "--most",
                4,
                "--out",
                folder.resolve("still"));
        assertThat(still.code()).as(still.err()).isZero();
        JsonNode worst = figures("still");
        assertThat(worst.get("missed").get("value").doubleValue()).isEqualTo(1);
        assertThat(worst.get("moved_within_fifth").get("value").doubleValue()).isZero();
        assertThat(still.out()).contains("# Rewards of baseline still", "2 clips");
    }

    private JsonNode figures(String name) throws IOException {
        return MAPPER.readTree(Files.readAllBytes(folder.resolve(name).resolve("report.json")))
                .get("figures");
    }

    @Test
    void recorded_rewards_score_as_they_did_when_they_were_asked_for() throws IOException {
        Ran asked = Ran.command(
                "reward",
                "score",
                "--tracks",
                made,
                "--baseline",
                "oracle",
                "--points",
                2,
                "--still-points",
                1,
                "--out",
                folder.resolve("asked"));
        assertThat(asked.code()).as(asked.err()).isZero();
        Ran recorded = Ran.command(
                "reward",
                "score",
                "--tracks",
                made,
                "--rewards",
                folder.resolve("asked/rewards.jsonl"),
                "--out",
                folder.resolve("recorded"));
        assertThat(recorded.code()).as(recorded.err()).isZero();
        assertThat(figures("recorded")).isEqualTo(figures("asked"));
        Ran foreign = Ran.command(
                "reward",
                "score",
                "--tracks",
                resting,
                "--rewards",
                folder.resolve("asked/rewards.jsonl"),
                "--out",
                folder.resolve("foreign"));
        assertThat(foreign.code()).isEqualTo(ExitCode.SOME_SET_ASIDE);
        assertThat(foreign.out()).contains("not among --tracks");
        assertRefused(
                Ran.command("reward", "score", "--tracks", made, "--out", folder.resolve("x")),
                "give either who answers");
    }

    @Test
    void a_broken_clip_does_not_stop_the_others() throws IOException {
        Path clips = Files.createDirectory(folder.resolve("clips"));
        Files.copy(resting, clips.resolve("good_0.npz"));
        byte[] bytes = Files.readAllBytes(resting);
        Files.write(clips.resolve("torn_0.npz"), Arrays.copyOf(bytes, bytes.length / 2));
        Ran ran = Ran.command(
                "reward",
                "score",
                "--tracks",
                clips,
                "--baseline",
                "still",
                "--points",
                1,
                "--still-points",
                1,
                "--out",
                folder.resolve("scores"));
        assertThat(ran.code()).as(ran.err()).isEqualTo(ExitCode.SOME_SET_ASIDE);
        assertThat(ran.out()).contains("set aside", "torn_0");
        Files.delete(clips.resolve("good_0.npz"));
        Ran nothing = Ran.command(
                "reward", "score", "--tracks", clips, "--baseline", "still", "--out", folder.resolve("none"));
        assertThat(nothing.code()).isEqualTo(ExitCode.FAILED);
        assertThat(nothing.err()).contains("nothing to judge");
    }

    @Test
    void the_truth_of_a_real_clip_scores_best() throws IOException {
        Path clip = SharedData.require("data/tapvid3d/adt/adt_golden_skeleton_seq100_M1292_derived.npz");
        Ran ran = Ran.command(
                "reward",
                "score",
                "--tracks",
                clip,
                "--baseline",
                "oracle",
                "--median",
                1,
                "--points",
                4,
                "--still-points",
                4,
                "--most",
                5,
                "--out",
                folder.resolve("real"));
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(figures("real").get("mean_error").get("value").doubleValue()).isZero();
        assertThat(figures("real").get("abstained").get("value").doubleValue()).isZero();
    }
}
