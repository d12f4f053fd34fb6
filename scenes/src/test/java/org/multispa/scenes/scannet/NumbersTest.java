package org.multispa.scenes.scannet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.geometry.Pose;

final class NumbersTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-0.5, -0.5",
        "1.5e3, 1500",
        "1.5E-3, 0.0015",
        "+2, 2",
        "inf, Infinity",
        "-inf, -Infinity",
        "+Inf, Infinity",
        "-Infinity, -Infinity",
        "1.#INF, Infinity",
        "-1.#INF00, -Infinity",
        "nan, NaN",
        "-nan, NaN",
        "NaN, NaN",
        "-nan(ind), NaN",
        "1.#QNAN, NaN",
        "-1.#IND000, NaN"
    })
    void numbers_are_read_in_all_usual_spellings(String word, double expected) {
        assertThat(Numbers.number(word)).isEqualTo(Double.valueOf(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1,5", "--1", "infinite", "1.2.3"})
    void other_words_are_refused(String word) {
        assertThatThrownBy(() -> Numbers.number(word))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("expected a number, found '" + word + "'");
    }

    @Test
    void long_words_are_shown_shortened() {
        assertThatThrownBy(() -> Numbers.number("x".repeat(10_000)))
                .hasMessage("expected a number, found '" + "x".repeat(40) + "'");
    }

    @Test
    void matrices_are_read_with_any_white_space() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            double[] numbers = random.doubles(16, -1000, 1000).map(Math::rint).toArray();
            String[] gaps = {" ", "\n", "\t", "\r\n", "   "};
            String text = Arrays.stream(numbers)
                    .mapToObj(number -> number + gaps[random.nextInt(gaps.length)])
                    .collect(Collectors.joining("", " ", "\n\n"));
            assertThat(Numbers.matrix(text)).isEqualTo(numbers);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 12, 15, 17, 32})
    void another_count_of_numbers_is_refused(int count) {
        assertThatThrownBy(() -> Numbers.matrix("1 ".repeat(count)))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("expected the 16 numbers of a 4x4 matrix, found " + count);
    }

    @Test
    void a_pose_keeps_its_numbers() {
        double[] numbers = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0, 0, 0, 1.0001};
        assertThat(Numbers.pose(numbers)).isEqualTo(new Pose(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
    }

    @Test
    void a_transposed_pose_is_refused_unless_it_is_lost() {
        double[] numbers = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 3, 4, 5, 1};
        assertThatThrownBy(() -> Numbers.pose(numbers))
                .isInstanceOf(NumberFormatException.class)
                .hasMessageContaining("found 3.0 4.0 5.0 1.0");
        numbers[15] = Double.NaN;
        assertThatThrownBy(() -> Numbers.pose(numbers)).isInstanceOf(NumberFormatException.class);
        Arrays.fill(numbers, Double.NEGATIVE_INFINITY);
        assertThat(Numbers.pose(numbers).isFinite()).isFalse();
    }

    @Test
    void a_text_of_unlikely_size_is_not_read() throws IOException {
        Path file = folder.resolve("pose.txt");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(1L << 32);
        }
        assertThatThrownBy(() -> Numbers.text(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("pose.txt")
                .hasMessageContaining("found 4294967296");
        Files.delete(file);
    }

    @Test
    void metadata_are_read_and_other_lines_passed_over() throws IOException {
        Path file = folder.resolve("scene.txt");
        Files.writeString(
                file,
                String.format(
                        Locale.ROOT,
                        "colorWidth = 1296%ncolorHeight=968%n%nsceneType = Bedroom / Hotel = x%n# note%nfx_color = 1.5%n"
                                + "fy_color = 2.5%n mx_color = 3.5 %nmy_color = 4.5%nnumDepthFrames = many%n"));
        ScanMetadata metadata = ScanMetadata.read(file);
        assertThat(metadata.axisAlignment()).isEmpty();
        assertThat(metadata.lens()).contains(new Lens(1.5, 2.5, 3.5, 4.5));
        assertThat(metadata.colorSize().orElseThrow().width()).isEqualTo(1296);
        assertThat(metadata.colorSize().orElseThrow().height()).isEqualTo(968);
        assertThat(ScanMetadata.read(folder.resolve("none.txt"))).isEqualTo(ScanMetadata.NONE);
    }
}
