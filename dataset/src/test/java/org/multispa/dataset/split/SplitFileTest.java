package org.multispa.dataset.split;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.dataset.DatasetException;

class SplitFileTest {
    private static final Map<String, String> FAMILIES = Map.of(
            "scene0000_00", "scene0000",
            "scene0000_01", "scene0000",
            "scene0011_00", "scene0011",
            "office", "office");

    @TempDir
    Path folder;

    @Test
    void aPlainListHoldsOut() throws Exception {
        SplitFile file = SplitFile.parse(List.of("# official list", "", "scene0011_00", " office "));
        assertThat(file.splits()).isEqualTo(Map.of("scene0011_00", "val", "office", "val"));
        assertThat(file.assign(FAMILIES).splits())
                .isEqualTo(Map.of("scene0000", "train", "scene0011", "val", "office", "val"));
    }

    @Test
    void aTableNamesTheSplits() throws Exception {
        for (String heading : List.of("family,split", "scene,split", "# none")) {
            SplitFile file = SplitFile.parse(List.of(heading, "scene0000,test-2", "scene0011 , val"));
            assertThat(file.splits()).isEqualTo(Map.of("scene0000", "test-2", "scene0011", "val"));
        }
    }

    @Test
    void oneListedSceneTakesItsWholeFamilyAlong() throws Exception {
        var assigned = SplitFile.parse(List.of("scene0000_01")).assign(FAMILIES);
        assertThat(assigned.splitOf("scene0000")).isEqualTo("val");
        assertThat(assigned.splitOf("scene0011")).isEqualTo("train");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assigned.splitOf("elsewhere"))
                .withMessageContaining("elsewhere");
    }

    @Test
    void aFamilyIsNeverParted() throws Exception {
        SplitFile scenes = SplitFile.parse(List.of("scene0000_00,train", "scene0000_01,val"));
        assertThatThrownBy(() -> scenes.assign(FAMILIES))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("scene0000_01")
                .hasMessageContaining("family 'scene0000'");
        SplitFile both = SplitFile.parse(List.of("scene0000,train", "scene0000_01,val"));
        assertThatThrownBy(() -> both.assign(FAMILIES)).isInstanceOf(DatasetException.class);
        SplitFile agreeing = SplitFile.parse(List.of("scene0000,val", "scene0000_01,val"));
        assertThat(agreeing.assign(FAMILIES).splitOf("scene0000")).isEqualTo("val");
    }

    @Test
    void namesThatMatchNothingAreReported() throws Exception {
        SplitFile file = SplitFile.parse(List.of("scene0999_00", "office", "a"));
        assertThat(file.assign(FAMILIES).unused()).containsExactly("a", "scene0999_00");
    }

    @Test
    void anEmptyListHoldsNothingOut() throws Exception {
        assertThat(SplitFile.parse(List.of()).assign(FAMILIES).splits().values())
                .containsOnly("train");
        assertThat(SplitFile.parse(List.of()).assign(Map.of()).splits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a;a,val | 2: expected every line",
                "a,val;b | 2: expected every line",
                "a;;a | 3: 'a' is listed twice",
                "a,val;a,train | 2: 'a' is listed twice",
                "../a | 1: expected a name",
                "a b | 1: expected a name",
                ".hidden | 1: expected a name",
                "a, | 1: expected a name",
                ",val | 1: expected a name",
                "a,Val Split | 1: expected a name",
                "a,b,c | 1: expected a name"
            })
    void aLineOfNeitherFormIsRefusedByNumber(String lines, String message) {
        assertThatThrownBy(() -> SplitFile.parse(List.of(lines.split(";", -1))))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aFileIsReadWithAnyLineEndsAndAByteOrderMark() throws Exception {
        Path file = folder.resolve("val.txt");
        Files.writeString(file, "\uFEFFscene0000_00\r\nscene0011_00\n");
        assertThat(SplitFile.read(file).splits()).containsOnlyKeys("scene0000_00", "scene0011_00");
    }

    @Test
    void aBrokenFileIsNamed() throws Exception {
        Path file = folder.resolve("val.txt");
        Files.writeString(file, "a\nb c\n");
        assertThatThrownBy(() -> SplitFile.read(file))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("val.txt: 2: ");
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 'a'});
        assertThatThrownBy(() -> SplitFile.read(file))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("UTF-8");
        Files.write(file, ("x".repeat(100_000) + "\n").getBytes(UTF_8));
        assertThatThrownBy(() -> SplitFile.read(file))
                .isInstanceOf(DatasetException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
    }
}
