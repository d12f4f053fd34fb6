package org.multispa.scenes.synthetic.furniture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.AxisBox;
import org.multispa.geometry.Pose;
import org.multispa.geometry.SeededHash;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.synthetic.model.Instance;
import org.multispa.scenes.synthetic.model.Joint;
import org.multispa.scenes.synthetic.model.Mechanism;
import org.multispa.scenes.synthetic.model.Part;

class MechanismTest {
    private static Instance piece(Kind kind, int variant) {
        SeededHash hash = SeededHash.of(variant);
        return Furniture.make(kind, hash, new Palette(hash)).instance();
    }

    private static AxisBox box(List<Part> parts) {
        return new Instance("", Pose.IDENTITY, parts, false).box();
    }

    @Test
    void whatHasDoorsDrawersOrLidsCanBeOpened() {
        Set<Kind> opened = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            for (int variant = 0; variant < 12; variant++) {
                if (!piece(kind, variant).mechanism().joints().isEmpty()) {
                    opened.add(kind);
                }
            }
        }
        assertThat(opened)
                .containsExactlyInAnyOrder(
                        Kind.NIGHTSTAND,
                        Kind.DRESSER,
                        Kind.WARDROBE,
                        Kind.DESK,
                        Kind.OFFICE_CHAIR,
                        Kind.CABINET,
                        Kind.FILE_CABINET,
                        Kind.COUNTER,
                        Kind.TV_STAND,
                        Kind.LAPTOP,
                        Kind.MICROWAVE,
                        Kind.REFRIGERATOR);
    }

    @Test
    void closedItIsAsLargeAsThePlainPieceAndNothingStandsOut() {
        for (Kind kind : Kind.values()) {
            for (int variant = 0; variant < 12; variant++) {
                Instance piece = piece(kind, variant);
                AxisBox plain = piece.box();
                AxisBox openable = piece.openable().box();
                assertThat(openable.min().minus(plain.min()).norm())
                        .as("%s %d", kind, variant)
                        .isLessThan(1e-12);
                assertThat(openable.max().minus(plain.max()).norm())
                        .as("%s %d", kind, variant)
                        .isLessThan(1e-12);
                assertThat(piece.openable().parts().size())
                        .isGreaterThanOrEqualTo(piece.parts().size());
            }
        }
    }

    @Test
    void doorsSwingAndDrawersSlideOutOfTheFront() {
        for (Kind kind : List.of(Kind.DRESSER, Kind.CABINET, Kind.REFRIGERATOR, Kind.MICROWAVE, Kind.TV_STAND)) {
            for (int variant = 0; variant < 12; variant++) {
                for (Joint joint : piece(kind, variant).mechanism().joints()) {
                    AxisBox closed = box(joint.parts());
                    Pose open = opened(joint, joint.reach());
                    AxisBox now = new Instance("", open, joint.parts(), false).box();
                    assertThat(now.min().y())
                            .as("%s %d %s", kind, variant, joint.kind())
                            .isLessThan(closed.min().y() - 0.1);
                    assertThat(now.min().z()).isGreaterThan(closed.min().z() - 1e-9);
                    for (double share = 0.1; share <= 1; share += 0.1) {
                        // On its way it never moves back into the case.
                        AxisBox half =
                                new Instance("", opened(joint, share * joint.reach()), joint.parts(), false).box();
                        assertThat(half.max().y()).isLessThan(closed.max().y() + 1e-9);
                    }
                }
            }
        }
    }

    private static Pose opened(Joint joint, double by) {
        return switch (joint.kind()) {
            case SLIDE -> {
                Vec3 way = joint.axis().times(by);
                yield new Pose(1, 0, 0, way.x(), 0, 1, 0, way.y(), 0, 0, 1, way.z());
            }
            case TURN -> {
                double a = joint.axis().z() * by;
                Vec3 x = new Vec3(Math.cos(a), Math.sin(a), 0);
                Vec3 y = new Vec3(-Math.sin(a), Math.cos(a), 0);
                Pose turn = Pose.ofColumns(x, y, new Vec3(0, 0, 1), Vec3.ZERO);
                Vec3 shift = joint.at().minus(turn.rotate(joint.at()));
                yield Pose.ofColumns(x, y, new Vec3(0, 0, 1), shift);
            }
        };
    }

    @Test
    void aLidShutsDownwardsOntoTheKeys() {
        Joint lid = piece(Kind.LAPTOP, 3).mechanism().joints().getFirst();
        double c = Math.cos(lid.reach());
        double s = Math.sin(lid.reach());
        Pose turn = Pose.ofColumns(new Vec3(1, 0, 0), new Vec3(0, c, s), new Vec3(0, -s, c), Vec3.ZERO);
        Pose shut = Pose.ofColumns(
                turn.axisX(), turn.axisY(), turn.axisZ(), lid.at().minus(turn.rotate(lid.at())));
        AxisBox closed = new Instance("", shut, lid.parts(), false).box();
        assertThat(closed.max().z()).isLessThan(0.06);
        assertThat(closed.min().z()).isGreaterThan(0.01);
    }

    @Test
    void aJointThatCannotMoveIsRefused() {
        List<Part> parts = piece(Kind.BOX, 1).parts();
        Vec3 up = new Vec3(0, 0, 1);
        assertThatThrownBy(() -> new Joint(Joint.Kind.TURN, Vec3.ZERO, up, 0, parts))
                .hasMessageContaining("reach above 0");
        assertThatThrownBy(() -> new Joint(Joint.Kind.TURN, Vec3.ZERO, up, 1, List.of()))
                .hasMessageContaining("0 parts");
        assertThatThrownBy(() -> new Joint(Joint.Kind.SLIDE, Vec3.ZERO, up.times(2), 1, parts))
                .hasMessageContaining("unit axis");
        assertThat(Mechanism.NONE.parts()).isEmpty();
    }
}
