package org.multispa.scenes.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.DepthMap;
import org.multispa.geometry.Intrinsics;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.TinyImages;

class DepthsTest {
    private static final Intrinsics CAMERA = new Intrinsics(100, 100, 50, 40, 100, 80);

    private static CheckedView wall(int millimetres, Pose pose) {
        char[] raw = new char[100 * 80];
        Arrays.fill(raw, (char) millimetres);
        return new CheckedView(pose, CAMERA, new DepthMap(raw, 100, 80, 1000, 65535), 1);
    }

    private static Depths atCentre(double z, int measured) {
        return Depths.compare(new Vec3(0, 0, z), wall(measured, Pose.IDENTITY));
    }

    @Test
    void depthsAgreeWithinThreePercent() {
        assertThat(atCentre(2, 2000)).isEqualTo(Depths.AGREES);
        assertThat(atCentre(4.11, 4000)).isEqualTo(Depths.AGREES);
        assertThat(atCentre(4.14, 4000)).isEqualTo(Depths.FARTHER);
        assertThat(atCentre(3.86, 4000)).isEqualTo(Depths.NEARER);
    }

    @Test
    void nearDepthsAgreeWithinThreeCentimetresButNotWithinMoreThanSixPercent() {
        assertThat(atCentre(0.628, 600)).isEqualTo(Depths.AGREES);
        assertThat(atCentre(0.64, 600)).isEqualTo(Depths.FARTHER);
        assertThat(atCentre(0.0105, 10)).isEqualTo(Depths.AGREES);
        assertThat(atCentre(0.02, 10)).isEqualTo(Depths.FARTHER);
        assertThat(atCentre(0.005, 10)).isEqualTo(Depths.NEARER);
    }

    @Test
    void pointsBehindTheCameraOrBesideTheImageSayNothing() {
        CheckedView view = wall(2000, Pose.IDENTITY);
        for (Vec3 p : List.of(
                new Vec3(0, 0, -2),
                new Vec3(0, 0, 0),
                new Vec3(1.1, 0, 2),
                new Vec3(-1.1, 0, 2),
                new Vec3(0, 1, 2),
                new Vec3(0, -1, 2),
                new Vec3(Double.NaN, 0, 2),
                new Vec3(0, 0, Double.NaN))) {
            assertThat(Depths.compare(p, view)).isEqualTo(Depths.OUTSIDE);
        }
    }

    @Test
    void whereNothingWasMeasuredNothingIsSaid() {
        assertThat(atCentre(2, 0)).isEqualTo(Depths.OUTSIDE);
        assertThat(atCentre(2, 65535)).isEqualTo(Depths.OUTSIDE);
    }

    @Test
    void theDepthFactorIsAppliedToTheMeasurement() {
        CheckedView view = wall(2000, Pose.IDENTITY).withDepthFactor(10);
        assertThat(Depths.compare(new Vec3(0, 0, 20), view)).isEqualTo(Depths.AGREES);
        assertThat(Depths.compare(new Vec3(0, 0, 2), view)).isEqualTo(Depths.NEARER);
    }

    @Test
    void aTallyWeighsHiddenPredictions() {
        Tally tally = new Tally();
        for (int i = 0; i < 6; i++) {
            tally.add(Depths.AGREES);
        }
        tally.add(Depths.NEARER);
        tally.add(Depths.NEARER);
        for (int i = 0; i < 4; i++) {
            tally.add(Depths.FARTHER);
        }
        for (int i = 0; i < 12; i++) {
            tally.add(Depths.OUTSIDE);
        }
        assertThat(tally.compared()).isEqualTo(12);
        assertThat(tally.comparedShare()).isEqualTo(0.5);
        assertThat(tally.agreement(0)).isEqualTo(0.75);
        assertThat(tally.agreement(0.5)).isEqualTo(0.6);
        assertThat(tally.agreement(1)).isEqualTo(0.5);
        assertThat(new Tally().comparedShare()).isZero();
    }

    @Test
    void aWallSeenFromTwoDistancesAgrees() {
        CheckedView far = wall(3000, Pose.IDENTITY);
        CheckedView near = wall(2000, TinyImages.at(0, 0, 1));
        PairAgreement found =
                PairAgreement.of(List.of(new PairAgreement.Views(far, near), new PairAgreement.Views(near, far)));
        assertThat(found.usable()).isEqualTo(2);
        assertThat(found.median()).isEqualTo(1);
    }

    @Test
    void aWallThatMovedBetweenFramesDoesNotAgree() {
        CheckedView before = wall(3000, Pose.IDENTITY);
        CheckedView after = wall(3500, TinyImages.at(0.1, 0, 0));
        assertThat(PairAgreement.of(List.of(new PairAgreement.Views(before, after)))
                        .median())
                .isZero();
    }

    @Test
    void framesThatLookElsewhereAreNotUsable() {
        Pose turned = Pose.ofQuaternion(0, 1, 0, 0, Vec3.ZERO);
        PairAgreement found =
                PairAgreement.of(List.of(new PairAgreement.Views(wall(3000, Pose.IDENTITY), wall(3000, turned))));
        assertThat(found.usable()).isZero();
        assertThat(found.median()).isNaN();
        assertThat(PairAgreement.of(List.of())).isEqualTo(PairAgreement.NONE);
    }

    @Test
    void theMedianOverPairsIsTaken() {
        CheckedView here = wall(3000, Pose.IDENTITY);
        PairAgreement.Views good = new PairAgreement.Views(here, wall(3000, Pose.IDENTITY));
        PairAgreement.Views bad = new PairAgreement.Views(here, wall(4000, Pose.IDENTITY));
        assertThat(PairAgreement.of(List.of(good, bad, good)).median()).isEqualTo(1);
        assertThat(PairAgreement.of(List.of(good, bad)).median()).isCloseTo(0.5, offset(1e-12));
        assertThat(PairAgreement.of(List.of(bad, good, bad)).median()).isZero();
    }
}
