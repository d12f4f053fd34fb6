package org.multispa.scenes.tapvid3d;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.multispa.scenes.TrackSubset;

class ClipNameTest {
    @Test
    void allClipsOfOneCaptureAreOneFamily() {
        Map<String, String> families = Map.of(
                "adt/Apartment_release_work_seq108_5.npz", "Apartment_release_work_seq108",
                "adt/Apartment_release_golden_skeleton_seq100_10s_sample_M1292_3.npz",
                        "Apartment_release_golden_skeleton_seq100",
                "adt/Apartment_release_golden_skeleton_seq100_7.npz", "Apartment_release_golden_skeleton_seq100",
                "adt/Lite_release_recognition_Mug_2_seq031_4.npz", "Lite_release_recognition_Mug_2_seq031",
                "adt/adt_golden_skeleton_seq100_M1292_derived.npz", "adt_golden_skeleton_seq100",
                "pstudio/basketball_5.npz", "basketball",
                "pstudio/juggle_12_3.npz", "juggle",
                "pstudio/dance2_04_1.npz", "dance2",
                "drivetrack/tapvid3d_2681180680221317256_1144_000_1164_000_2_erT5IMWqaVRCzF6oN66E7Q.npz",
                        "tapvid3d_2681180680221317256_1144_000_1164_000",
                "drivetrack/tapvid3d_2656110181316327570_940_000_960_000_1__rolS4YsRwsEQqHw6BNVTg.npz",
                        "tapvid3d_2656110181316327570_940_000_960_000");
        families.forEach(
                (path, family) -> assertThat(ClipName.family(Path.of(path))).isEqualTo(family));
    }

    @Test
    void otherNamesStandForThemselves() {
        for (String name : new String[] {"my_clip_5", "seq", "walk", "2024_01_01", "office"}) {
            assertThat(ClipName.family(Path.of("videos", name + ".npz"))).isEqualTo(name);
        }
    }

    @Test
    void theNearestFolderDecidesTheSubset() {
        assertThat(ClipName.subset(Path.of("/data/adt/x.npz"))).isEqualTo(TrackSubset.ADT);
        assertThat(ClipName.subset(Path.of("/data/PStudio/x.npz"))).isEqualTo(TrackSubset.PSTUDIO);
        assertThat(ClipName.subset(Path.of("/data/drivetrack/minival/x.npz"))).isEqualTo(TrackSubset.DRIVETRACK);
        assertThat(ClipName.subset(Path.of("/adt/pstudio/x.npz"))).isEqualTo(TrackSubset.PSTUDIO);
        assertThat(ClipName.subset(Path.of("/other/Apartment_release_work_seq1_2.npz")))
                .isEqualTo(TrackSubset.ADT);
    }

    @Test
    void withoutSuchAFolderTheNameDecides() {
        assertThat(ClipName.subset(Path.of("/d/Lite_release_recognition_Flask_seq033_2.npz")))
                .isEqualTo(TrackSubset.ADT);
        assertThat(ClipName.subset(Path.of("/d/tennis_22.npz"))).isEqualTo(TrackSubset.PSTUDIO);
        assertThat(ClipName.subset(Path.of("/d/tapvid3d_9142545919543484617_86_000_106_000_2_5AKc-TYQ.npz")))
                .isEqualTo(TrackSubset.DRIVETRACK);
        assertThat(ClipName.subset(Path.of("/d/my_clip.npz"))).isEqualTo(TrackSubset.OTHER);
        assertThat(ClipName.subset(Path.of("/d/tennis.npz"))).isEqualTo(TrackSubset.OTHER);
    }
}
