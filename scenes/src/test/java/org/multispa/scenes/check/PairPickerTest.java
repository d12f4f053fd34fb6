package org.multispa.scenes.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.BoxRoom;
import org.multispa.scenes.TinyImages;

class PairPickerTest {
    private static double distance(List<Pose> poses, PairPicker.Pair pair) {
        return poses.get(pair.first())
                .translation()
                .minus(poses.get(pair.second()).translation())
                .norm();
    }

    @Test
    void pairsAreFewDifferentAndInRange() {
        for (int frames : new int[] {2, 3, 10, 100, 3000}) {
            List<Pose> poses = BoxRoom.walk(frames);
            List<PairPicker.Pair> pairs = PairPicker.pick(poses);
            assertThat(pairs).isNotEmpty().hasSizeLessThanOrEqualTo(12).doesNotHaveDuplicates();
            for (PairPicker.Pair pair : pairs) {
                assertThat(pair.first()).isBetween(0, frames - 1).isNotEqualTo(pair.second());
                assertThat(pair.second()).isBetween(0, frames - 1);
            }
        }
    }

    @Test
    void aSlowCameraIsFollowedUntilItMoved() {
        List<Pose> poses = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            poses.add(TinyImages.at(0.01 * i, 0, 0));
        }
        List<PairPicker.Pair> pairs = PairPicker.pick(poses);
        assertThat(pairs.getFirst()).isEqualTo(new PairPicker.Pair(0, 8));
        assertThat(pairs.get(1)).isEqualTo(new PairPicker.Pair(0, 35));
        assertThat(pairs).allMatch(pair -> distance(poses, pair) > 0.07);
    }

    @Test
    void anchorsSpreadOverTheWholeScan() {
        List<PairPicker.Pair> pairs = PairPicker.pick(BoxRoom.walk(600));
        assertThat(pairs.stream().mapToInt(PairPicker.Pair::first).distinct().count())
                .isEqualTo(6);
        assertThat(pairs.stream().mapToInt(PairPicker.Pair::first).max().orElseThrow())
                .isGreaterThan(400);
    }

    @Test
    void framesInNoOrderFindNearOnesAnyway() {
        List<Pose> poses = new ArrayList<>(BoxRoom.walk(200));
        Collections.shuffle(poses, new Random(4));
        List<PairPicker.Pair> pairs = PairPicker.pick(poses);
        assertThat(pairs).hasSizeGreaterThanOrEqualTo(6);
        assertThat(pairs).allMatch(pair -> distance(poses, pair) < 2);
    }

    @Test
    void camerasThatFaceAwayFromEachOtherArePairedNever() {
        List<Pose> poses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            double half = Math.PI / 8 * i;
            poses.add(Pose.ofQuaternion(0, Math.sin(half), 0, Math.cos(half), new Vec3(i, 0, 0)));
        }
        assertThat(PairPicker.pick(poses)).isEmpty();
    }

    @Test
    void noFramesOneFrameOrAStillCameraGiveNoPair() {
        assertThat(PairPicker.pick(List.of())).isEmpty();
        assertThat(PairPicker.pick(List.of(Pose.IDENTITY))).isEmpty();
        assertThat(PairPicker.pick(Collections.nCopies(30, Pose.IDENTITY))).isEmpty();
    }
}
