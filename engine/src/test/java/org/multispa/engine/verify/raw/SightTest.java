package org.multispa.engine.verify.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.output.ImagesMode;
import org.multispa.dataset.output.ManifestJson;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.testscenes.MemorySource;
import org.multispa.engine.testscenes.Requests;
import org.multispa.engine.testscenes.RoomScenes;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.PlainVisibility;
import org.multispa.geometry.PointSets;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.Frame;
import org.multispa.scenes.FramePixels;
import org.multispa.scenes.StaticScene;
import org.multispa.testing.rooms.RoomScan;

final class SightTest {
    private static final StaticScene SCENE = RoomScenes.of("room", RoomScan.of(8, 5));

    @TempDir
    private Path out;

    private Rules rules(String profile) throws Exception {
        return Rules.of(configuration(profile));
    }

    private Map<String, Object> configuration(String profile) throws Exception {
        Requests.of(List.of(MemorySource.locationOf(SCENE)))
                .withCount(1)
                .withSubtasks(EnumSet.of(Subtask.CAMERA_DISTANCE))
                .withImages(ImagesMode.NONE)
                .withProfile(Profile.named(profile))
                .run(out);
        return ManifestJson.read(out).configuration();
    }

    /// The numbers of the two profiles, written down once more from the documentation.
    @Test
    void the_manifest_states_the_documented_rules() throws Exception {
        MovingRules paper = new MovingRules(0.01, 0.1, 4096, 6, 0.01, false, 0, 0, 0, 0);
        assertThat(rules("paper"))
                .isEqualTo(new Rules(
                        "paper", false, 0, 0, 0, 6, 35, 0, 0, 0, 0, 0, 90, 0, 0, 0.1, 0.05, true, false, 100, false,
                        0.2, 2, false, paper));
    }

    @Test
    void the_manifest_states_the_documented_strict_rules() throws Exception {
        MovingRules strict = new MovingRules(0.01, 0.1, 4096, 6, 0.01, true, 0.02, 0.1, 0.01, 0.2);
        assertThat(rules("strict"))
                .isEqualTo(new Rules(
                        "strict", true, 0.02, 0.015, 0.02, 6, 35, 0.05, 0.1, 5, 0.05, 5, 70, 0.1, 0.05, 0.1, 0.05,
                        false, true, 80, true, 0.2, 2, false, strict));
    }

    @ParameterizedTest
    @ValueSource(strings = {"paper", "strict"})
    void frames_see_what_the_definition_says(String profile) throws Exception {
        Sight sight = new Sight(SCENE, rules(profile));
        for (int i = 0; i < SCENE.frames().size(); i++) {
            Frame frame = SCENE.frames().get(i);
            long[] expected = new PlainVisibility()
                    .seen(
                            SCENE.points(),
                            frame.pose(),
                            frame.camera(),
                            frame.pixels().depth(),
                            Profile.named(profile).visibilityRule());
            BitSet certain = sight.seen(i, false);
            BitSet possible = sight.seen(i, true);
            assertThat(certain.cardinality()).isPositive();
            for (int place = 0; place < SCENE.points().size(); place++) {
                boolean seen = PointSets.contains(expected, place);
                assertThat(certain.get(place)).isEqualTo(seen && certain.get(place));
                assertThat(possible.get(place)).isEqualTo(seen || possible.get(place));
                assertThat(sight.maySee(i, sight.point(place))).isEqualTo(possible.get(place));
            }
            assertThat(possible.cardinality() - certain.cardinality()).isLessThan(3);
        }
    }

    @Test
    void overlap_is_the_shared_part_of_what_either_sees() throws Exception {
        Sight sight = new Sight(SCENE, rules("paper"));
        assertThat(sight.overlap(2, 2).high()).isCloseTo(100, within(0.1));
        BitSet both = (BitSet) sight.seen(0, true).clone();
        both.and(sight.seen(1, true));
        BitSet either = (BitSet) sight.seen(0, true).clone();
        either.or(sight.seen(1, true));
        Range overlap = sight.overlap(0, 1);
        assertThat(100.0 * both.cardinality() / either.cardinality())
                .isBetween(overlap.low() - 1e-9, overlap.high() + 1e-9);
        assertThat(overlap.high() - overlap.low()).isLessThan(0.1);
        assertThat(overlap).isEqualTo(sight.overlap(1, 0));
    }

    @Test
    void points_before_a_camera_come_back_to_where_they_were() throws Exception {
        Sight sight = new Sight(SCENE, rules("paper"));
        View view = sight.view(3);
        Frame frame = SCENE.frames().get(3);
        for (double z : new double[] {0.5, 2, 7}) {
            double[] world = view.behind(30, 20, z);
            assertThat(view.spot(world).u()).isCloseTo(30, within(1e-9));
            assertThat(view.spot(world).v()).isCloseTo(20, within(1e-9));
            assertThat(view.spot(world).z()).isCloseTo(z, within(1e-12));
            Vec3 expected = frame.pose().transform(frame.camera().backProject(30, 20, z));
            assertThat(world).containsExactly(new double[] {expected.x(), expected.y(), expected.z()}, within(1e-9));
        }
        assertThat(view.yaw()).isCloseTo(frame.pose().yawDegrees(), within(1e-9));
        assertThat(view.pitch()).isCloseTo(frame.pose().pitchDegrees(), within(1e-6));
    }

    @Test
    void a_depth_image_that_cannot_be_read_is_told_with_its_frame() throws Exception {
        Frame good = SCENE.frames().getFirst();
        Frame broken = new Frame(7, good.pose(), good.camera(), new Broken());
        StaticScene scene = new StaticScene(SCENE.id(), SCENE.points(), List.of(broken), SCENE.objects(), List.of());
        Sight sight = new Sight(scene, rules("paper"));
        assertThatThrownBy(() -> sight.measured(0, 1, 1))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("frame 7: depth.png is missing");
    }

    private record Broken() implements FramePixels {
        @Override
        public DepthMap depth() throws IOException {
            throw new IOException("depth.png is missing");
        }

        @Override
        public byte[] encodedColor() {
            return new byte[0];
        }

        @Override
        public String colorExtension() {
            return "jpg";
        }

        @Override
        public Optional<Path> colorFile() {
            return Optional.empty();
        }
    }
}
