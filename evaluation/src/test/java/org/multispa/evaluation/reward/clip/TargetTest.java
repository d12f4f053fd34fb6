package org.multispa.evaluation.reward.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.reward.Videos;
import org.multispa.geometry.Vec3;

final class TargetTest {
    @TempDir
    private Path folder;

    private PointPath read(String text) throws IOException {
        Path file = folder.resolve("path.csv");
        Files.writeString(file, text);
        return PathFile.read(file, Videos.of(10));
    }

    @Test
    void a_path_tells_which_frames_show_the_point() throws IOException {
        PointPath path = read("frame,x,y\n2, 10.5, 20\n\n7,63.9,47.9\r\n3,0,0");
        assertThat(path.start()).isEqualTo(2);
        assertThat(path.spot(2)).contains(new Spot(10.5, 20));
        assertThat(path.spot(4)).isEmpty();
        assertThat(path.maySee(7)).isTrue();
        assertThat(path.maySee(4)).isFalse();
        assertThat(path.maySee(0)).isFalse();
        PointPath point = PointPath.at(new Spot(1, 2));
        assertThat(point.maySee(5)).isTrue();
        assertThat(point.spot(5)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "frame,x,y\n",
                "x,y\n1,2",
                "frame,x,y\n1,2",
                "frame,x,y\n1,2,3,4",
                "frame,x,y\n1.5,2,3",
                "frame,x,y\n10,2,3",
                "frame,x,y\n-1,2,3",
                "frame,x,y\n1,64,3",
                "frame,x,y\n1,2,48",
                "frame,x,y\n1,-1,3",
                "frame,x,y\n1,NaN,3",
                "frame,x,y\n1,Infinity,3",
                "frame,x,y\n1,2,3\n1,2,3",
                "frame,x,y\n99999999999999999999,2,3",
                "frame,x,y\n1,two,3"
            })
    void broken_paths_are_refused_by_name(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("path.csv");
    }

    @Test
    void long_lines_and_noise_are_refused_and_not_kept() throws IOException {
        assertThatThrownBy(() -> read("frame,x,y\n" + "1".repeat(1 << 20))).isInstanceOf(DatasetException.class);
        assertThatThrownBy(() -> PathFile.read(folder.resolve("none.csv"), Videos.of(2)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no such file");
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);
            String text = (round % 2 == 0 ? "frame,x,y\n" : "") + new String(noise, StandardCharsets.ISO_8859_1);
            try {
                assertThat(read(text).spots()).isNotEmpty();
            } catch (DatasetException e) {
                assertThat(e).hasMessageContaining("path.csv");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a`b", "<image>", "a\nb", "{label}", "a\u0000"})
    void labels_that_would_break_a_question_apart_are_refused(String label) {
        assertThatThrownBy(() -> new Target.Thing(label))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 80");
    }

    @Test
    void labels_are_short() {
        assertThat(new Target.Thing("x".repeat(80)).name()).isEqualTo("label");
        assertThatThrownBy(() -> new Target.Thing("x".repeat(81))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void places_and_pixels_go_there_and_back() {
        for (int x = 0; x < 1000; x += 7) {
            Answer.Pixel pixel = new Answer.Pixel(x, 999 - x);
            assertThat(Spot.of(pixel, Videos.SIZE).pixel(Videos.SIZE)).isEqualTo(pixel);
            assertThat(Spot.of(pixel, Videos.SIZE).isIn(Videos.SIZE)).isTrue();
        }
        assertThat(new Spot(64, 0).isIn(Videos.SIZE)).isFalse();
        assertThatThrownBy(() -> new Spot(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void paths_need_a_place_and_a_single_one_where_nothing_was_followed() {
        assertThatThrownBy(() -> new PointPath(new TreeMap<>(), true)).isInstanceOf(IllegalArgumentException.class);
        TreeMap<Integer, Spot> two = new TreeMap<>(Map.of(0, new Spot(1, 1), 1, new Spot(2, 2)));
        assertThatThrownBy(() -> new PointPath(two, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_moved_by_less_than_a_centimetre_did_not_move() {
        PointTruth truth = Videos.truth(frame -> new Vec3(0.005 * frame, 0, 0));
        assertThat(truth.motion(0, 1)).contains(Vec3.ZERO);
        assertThat(truth.motion(0, 2)).contains(new Vec3(0.01, 0, 0));
        assertThat(truth.motion(3, 0)).contains(new Vec3(-0.015, 0, 0));
    }
}
