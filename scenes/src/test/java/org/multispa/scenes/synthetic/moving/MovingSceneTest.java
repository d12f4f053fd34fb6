package org.multispa.scenes.synthetic.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.images.Jpeg;
import org.multispa.scenes.DynamicScene;
import org.multispa.scenes.TrackSubset;
import org.multispa.scenes.synthetic.render.Moment;
import org.multispa.scenes.synthetic.render.Renderer;

class MovingSceneTest {
    private static List<Integer> tracksOf(MovingScene scene, int body) {
        List<Integer> tracks = new ArrayList<>();
        for (int p = 0; p < scene.tracks(); p++) {
            if (scene.body(p) == body) {
                tracks.add(p);
            }
        }
        return tracks;
    }

    @Test
    void pointsOfOneBodyKeepTheirDistances() {
        for (MovingScene scene : Clips.all()) {
            for (int body = 0; body < scene.bodies().size(); body++) {
                List<Integer> tracks = tracksOf(scene, body);
                for (int k = 1; k < tracks.size(); k++) {
                    int p = tracks.get(k - 1);
                    int q = tracks.get(k);
                    double first = scene.world(0, p).minus(scene.world(0, q)).norm();
                    for (int f = 0; f < scene.frames(); f++) {
                        double now =
                                scene.inCamera(f, p).minus(scene.inCamera(f, q)).norm();
                        assertThat(now).isCloseTo(first, within(1e-9));
                    }
                }
            }
        }
    }

    @Test
    void whatRestsRestsAndWhatMovesGoesWhereItsMotionSays() {
        for (MovingScene scene : Clips.all()) {
            int last = scene.frames() - 1;
            for (int p = 0; p < scene.tracks(); p++) {
                Body body = scene.bodies().get(scene.body(p));
                for (int f = 0; f <= last; f++) {
                    Vec3 start = scene.world(0, p);
                    Pose since = body.motion().at(f).times(body.motion().at(0).inverse());
                    assertThat(scene.world(f, p).minus(since.transform(start)).norm())
                            .isLessThan(1e-12);
                    if (scene.body(p) == 0) {
                        assertThat(scene.world(f, p)).isEqualTo(start);
                    }
                    Vec3 back = scene.cameras().get(f).transform(scene.inCamera(f, p));
                    assertThat(back.minus(scene.world(f, p)).norm()).isLessThan(1e-12);
                }
            }
        }
    }

    @Test
    void everyClipHasSeveralBodiesThatMoveFarAndAreFollowed() {
        for (MovingScene scene : Clips.all()) {
            assertThat(scene.tracks()).isEqualTo(160);
            assertThat(tracksOf(scene, 0)).hasSizeGreaterThan(60);
            int followed = 0;
            for (int body = 1; body < scene.bodies().size(); body++) {
                List<Integer> tracks = tracksOf(scene, body);
                followed += tracks.size() > 5 ? 1 : 0;
                double farthest = 0;
                for (int p : tracks) {
                    for (int f = 0; f < scene.frames(); f++) {
                        farthest = Math.max(
                                farthest,
                                scene.world(f, p).minus(scene.world(0, p)).norm());
                    }
                }
                assertThat(tracks.isEmpty() || farthest > 0.04)
                        .as("%s", scene.bodies().get(body))
                        .isTrue();
            }
            assertThat(followed).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aPointIsVisibleWhereItLiesInThePictureAndTheDrawnDepthIsItsOwn() {
        int seen = 0;
        int hidden = 0;
        int doubtful = 0;
        for (MovingScene scene : Clips.all()) {
            for (int f = 0; f < scene.frames(); f += 8) {
                Moment moment = scene.action().at(f);
                for (int p = f % 2; p < scene.tracks(); p += 2) {
                    Vec3 at = scene.inCamera(f, p);
                    if (at.z() <= 0
                            || !scene.camera()
                                    .contains(
                                            scene.camera().u(at), scene.camera().v(at))) {
                        assertThat(scene.isVisible(f, p)).isFalse();
                        continue;
                    }
                    double behind = at.z() - drawn(scene, f, moment, at);
                    if (behind > 0.0012 && behind < 0.003) {
                        doubtful++;
                    } else {
                        boolean there = Math.abs(behind) <= 0.0012;
                        assertThat(scene.isVisible(f, p))
                                .as("frame %d point %d of %s, %s m behind", f, p, scene.id(), behind)
                                .isEqualTo(there);
                        seen += there ? 1 : 0;
                        hidden += there ? 0 : 1;
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(300);
        assertThat(hidden).isGreaterThan(50);
        assertThat(doubtful).isLessThan(5);
    }

    /// Depth (metres) as the z-buffer has it at the very place of a point: drawn with a lens shifted so
    /// that the point falls on the middle of a pixel.
    private static double drawn(MovingScene scene, int frame, Moment moment, Vec3 at) {
        Intrinsics lens = scene.camera();
        Intrinsics shifted =
                new Intrinsics(lens.fx(), lens.fy(), lens.cx() + 4 - lens.u(at), lens.cy() + 4 - lens.v(at), 8, 8);
        Renderer renderer = new Renderer(scene.action().scenery(), shifted, 8, 8);
        return renderer.depth(scene.cameras().get(frame), moment)[8 * 4 + 4] / 1000.0;
    }

    @Test
    void aVisiblePointIsWhatARayThroughItsPixelMeets() {
        for (MovingScene scene : Clips.all()) {
            for (int p = 0; p < scene.tracks(); p += 3) {
                int f = scene.queryFrame(p);
                assertThat(scene.isVisible(f, p)).isTrue();
                Vec3 at = scene.inCamera(f, p);
                double met =
                        scene.depthAt(f, scene.camera().u(at), scene.camera().v(at));
                assertThat(met).isCloseTo(at.z(), within(1e-6));
            }
        }
    }

    @Test
    void carriedCamerasMoveAndOthersRestAndSeeTheSameActionFromDifferentSides() {
        MovingScene walk = Clips.walk();
        assertThat(walk.subset()).isEqualTo(TrackSubset.ADT);
        assertThat(walk.cameras()).doesNotHaveDuplicates();
        for (int f = 1; f < walk.frames(); f++) {
            Pose before = walk.cameras().get(f - 1);
            Pose now = walk.cameras().get(f);
            assertThat(now.orthonormalityError()).isLessThan(1e-12);
            assertThat(now.translation().minus(before.translation()).norm()).isLessThan(0.4);
            assertThat(now.axisZ().dot(before.axisZ())).isGreaterThan(Math.cos(Math.toRadians(25)));
            assertThat(now.translation().z()).isBetween(1.2, 1.9);
        }
        List<MovingScene> dome = Clips.dome();
        assertThat(dome).hasSize(2);
        assertThat(dome.get(0).id().family()).isEqualTo(dome.get(1).id().family());
        assertThat(dome.get(0).id().name())
                .endsWith("_00")
                .startsWith(dome.get(0).id().family());
        assertThat(dome.get(1).id().name()).endsWith("_01");
        assertThat(dome.get(0).bodies()).isEqualTo(dome.get(1).bodies());
        for (MovingScene scene : dome) {
            assertThat(scene.subset()).isEqualTo(TrackSubset.PSTUDIO);
            assertThat(scene.cameras()).containsOnly(scene.cameras().getFirst());
        }
        Vec3 one = dome.get(0).cameras().getFirst().translation();
        Vec3 other = dome.get(1).cameras().getFirst().translation();
        assertThat(one.minus(other).norm()).isGreaterThan(0.5);
    }

    @Test
    void theSceneForTheEngineHoldsTheTruthRoundedAsFilesHoldIt() throws IOException {
        for (MovingScene made : Clips.all()) {
            DynamicScene scene = made.scene();
            assertThat(scene.cameraMoves()).isEqualTo(made.subset() == TrackSubset.ADT);
            assertThat(scene.tracks().points()).isEqualTo(made.tracks());
            for (int f = 0; f < made.frames(); f += 7) {
                for (int p = 0; p < made.tracks(); p++) {
                    Vec3 exact = made.inCamera(f, p);
                    assertThat(scene.tracks().camera(f, p))
                            .isEqualTo(new Vec3((float) exact.x(), (float) exact.y(), (float) exact.z()));
                    assertThat(scene.tracks().isVisible(f, p)).isEqualTo(made.isVisible(f, p));
                }
            }
            assertThat(Jpeg.decode(scene.frames().get(3).pixels().encodedColor())
                            .width())
                    .isEqualTo(128);
            assertThatThrownBy(() -> scene.frames().get(3).pixels().depth()).hasMessageContaining("no depth image");
        }
    }

    @Test
    void theSameSeedGivesTheSameClip() {
        MovingScene again = MovingScene.walking(4, Clips.SMALL);
        assertThat(again.bodies()).isEqualTo(Clips.walk().bodies());
        assertThat(again.cameras()).isEqualTo(Clips.walk().cameras());
        for (int p = 0; p < again.tracks(); p++) {
            assertThat(again.world(9, p)).isEqualTo(Clips.walk().world(9, p));
        }
        assertThat(again.color(11).rgb()).isEqualTo(Clips.walk().color(11).rgb());
        assertThat(MovingScene.walking(5, Clips.SMALL).bodies()).isNotEqualTo(again.bodies());
    }

    @Test
    void impossibleFilmingIsRefused() {
        assertThatThrownBy(() -> Clips.SMALL.withFrames(3)).hasMessageContaining("found 3");
        assertThatThrownBy(() -> Clips.SMALL.withTracks(0)).hasMessageContaining("found 0");
        assertThatThrownBy(() -> Clips.SMALL.withCameras(17)).hasMessageContaining("17");
        assertThatThrownBy(() -> Clips.SMALL.withSize(4, 100)).hasMessageContaining("4x100");
        assertThatThrownBy(() -> Clips.SMALL.withFrames(2000).withTracks(100_000))
                .hasMessageContaining("2000 times 100000");
    }

    @Test
    void aClipOfItsOwnIsAFamilyOfItsOwn() {
        MovingScene scene = MovingScene.walking(-3, Clips.SMALL.withFrames(4).withTracks(8));
        assertThat(scene.id().family())
                .isEqualTo(scene.id().name())
                .isEqualTo("synthwalk-" + Long.toUnsignedString(-3));
    }
}
