package org.multispa.benchmarks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multispa.benchmarks.room.RoomScan;
import org.multispa.engine.profile.Profile;

class ProgramsTest {
    @Test
    void aBigSceneIsMeasuredStageByStage() {
        assertThat(BigScene.measure(20, 5_000, 2, Profile.STRICT).toString().lines())
                .hasSize(8)
                .anySatisfy(
                        line -> assertThat(line).startsWith("propose camera").contains("proposals"));
    }

    @Test
    void theShareOfGeometryIsGivenForBothProfiles() throws Exception {
        Table table =
                GeometryShare.measure(RoomScan.of("room", 10, 5_000, 80, 1).scene(), 1);
        assertThat(table.toString().lines().toList())
                .satisfiesExactly(
                        heads -> assertThat(heads).contains("geometry %"),
                        paper -> assertThat(paper).startsWith("paper"),
                        strict -> assertThat(strict).startsWith("strict"));
    }

    @Test
    void recordsAreCountedForOneAndTwoThreadsAlike() throws Exception {
        List<List<String>> rows = RecordRate.measure(2, 30, 5_000, 1_000)
                .toString()
                .lines()
                .skip(1)
                .map(line -> List.of(line.split(" {2,}")))
                .toList();
        assertThat(rows).hasSize(5);
        assertThat(rows)
                .allSatisfy(row -> assertThat(Long.parseLong(row.get(3))).isPositive());
        assertThat(rows.get(1).get(3)).isEqualTo(rows.get(2).get(3));
        assertThat(rows.get(3).get(3)).isEqualTo(rows.get(4).get(3));
    }

    @Test
    void storedAnswersAreScoredAndReportedInEveryRound(@TempDir Path folder) throws Exception {
        List<List<String>> rows = ScoreRate.measure(folder, 3, 2, 2)
                .toString()
                .lines()
                .skip(1)
                .map(line -> List.of(line.strip().split(" {2,}")))
                .toList();
        assertThat(rows).hasSize(4).allSatisfy(row -> assertThat(row.get(1)).isEqualTo("78"));
        assertThat(folder.resolve("run/report.html")).exists().isNotEmptyFile();
    }

    @Test
    void theHeapsPeakIsAtLeastWhatIsStillReachable() {
        PeakHeap heap = PeakHeap.start();
        byte[] kept = new byte[30_000_000];
        assertThat(heap.peak()).isGreaterThan(heap.before() + kept.length / 2);
        assertThat(heap.live()).isGreaterThan(kept.length);
        assertThat(kept).hasSize(30_000_000);
    }

    @Test
    void optionsMayStandAnywhereAndUnknownOnesAreRefused() {
        Arguments arguments = Arguments.parse(new String[] {"--every", "5", "scans"}, "every");
        assertThat(arguments.plain()).containsExactly("scans");
        assertThat(arguments.number("every", 1)).isEqualTo(5);
        assertThat(Arguments.parse(new String[0], "every").number("every", 1)).isEqualTo(1);
        assertThatThrownBy(() -> Arguments.parse(new String[] {"--evry", "5"}, "every"))
                .hasMessageContaining("--evry");
        assertThatThrownBy(() -> Arguments.parse(new String[] {"--every"}, "every"))
                .hasMessageContaining("with a value");
        assertThatThrownBy(() -> Arguments.parse(new String[] {"--every", "few"}, "every")
                        .number("every", 1))
                .hasMessageContaining("'few'");
    }

    @Test
    void tablesAlignTheirColumns() {
        assertThat(new Table("stage", "ms").row("a", "12345").row("longer", "1").toString())
                .isEqualTo("stage      ms\na       12345\nlonger      1\n");
        assertThatThrownBy(() -> new Table("a", "b").row("1")).hasMessageContaining("2 cells");
    }
}
