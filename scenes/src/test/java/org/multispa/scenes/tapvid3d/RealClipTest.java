package org.multispa.scenes.tapvid3d;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.Vec3;
import org.multispa.images.Jpeg;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.Frame;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.SceneLocation;
import org.multispa.scenes.Scenes;
import org.multispa.scenes.TrackSubset;
import org.multispa.scenes.check.CheckReport;
import org.multispa.scenes.check.TrackCheck;
import org.multispa.scenes.npy.NpyArray;
import org.multispa.testing.SharedData;

/// The real file of Aria Digital Twin.
class RealClipTest {
    private static DynamicScene scene() throws Exception {
        Path root = SharedData.require("data/tapvid3d");
        SceneLocation location = Scenes.find(root).getFirst();
        return (DynamicScene) Scenes.load(location, LoadOptions.DEFAULT);
    }

    @Test
    void itsTracksInTheWorldEqualTheReference() throws Exception {
        DynamicScene scene = scene();
        NpyArray reference = NpyArray.read(SharedData.require("reference/adt-rigid-bodies/tracks_world_m.npy"));
        assertThat(reference.hasShape(scene.frames().size(), scene.tracks().points(), 3))
                .isTrue();
        int at = 0;
        double worst = 0;
        for (int t = 0; t < scene.frames().size(); t++) {
            for (int p = 0; p < scene.tracks().points(); p++) {
                Vec3 expected = new Vec3(reference.get(at), reference.get(at + 1), reference.get(at + 2));
                worst = Math.max(worst, scene.world(t, p).minus(expected).norm());
                at += 3;
            }
        }
        assertThat(worst).isLessThan(1e-12);
    }

    @Test
    void itHasSixFramesAndPassesTheCheck() throws Exception {
        DynamicScene scene = scene();
        assertThat(scene.id().family()).isEqualTo("adt_golden_skeleton_seq100");
        assertThat(scene.subset()).isEqualTo(TrackSubset.ADT);
        assertThat(scene.setAside()).isEmpty();
        assertThat(scene.tracks().points()).isEqualTo(2124);
        assertThat(scene.frames()).hasSize(6);
        int visible = 0;
        for (int t = 0; t < 6; t++) {
            Frame frame = scene.frames().get(t);
            assertThat(frame.camera().width()).isEqualTo(512);
            assertThat(Jpeg.decode(frame.pixels().encodedColor()).height()).isEqualTo(512);
            visible += PointSets.count(scene.tracks().visible()[t]);
        }
        assertThat(visible).isEqualTo(11908);
        TrackCheck check = TrackCheck.of(scene);
        assertThat(check.verdict()).isInstanceOf(CheckReport.Passed.class);
        assertThat(check.inside()).isEqualTo(1);
        assertThat(check.still().orElseThrow()).isGreaterThan(0.8);
    }
}
