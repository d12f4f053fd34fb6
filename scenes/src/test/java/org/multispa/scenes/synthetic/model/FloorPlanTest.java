package org.multispa.scenes.synthetic.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.multispa.geometry.Vec3;

class FloorPlanTest {
    private static final FloorPlan PLAIN = new FloorPlan(5, 4, 2.5, 0, 0);
    private static final FloorPlan BENT = new FloorPlan(6, 5, 2.5, 2, 1.5);

    @Test
    void theWallsEncloseTheArea() {
        for (FloorPlan plan : List.of(PLAIN, BENT)) {
            double twice = 0;
            for (FloorPlan.Wall wall : plan.walls()) {
                twice += wall.from().x() * wall.to().y()
                        - wall.to().x() * wall.from().y();
            }
            assertThat(twice / 2).isCloseTo(plan.area(), within(1e-12));
        }
    }

    @Test
    void theRoomLiesOnTheInwardSideOfEveryWall() {
        for (FloorPlan plan : List.of(PLAIN, BENT)) {
            for (FloorPlan.Wall wall : plan.walls()) {
                Vec3 middle = wall.from().plus(wall.to()).times(0.5);
                Vec3 in = middle.plus(wall.inward().times(0.1));
                Vec3 out = middle.minus(wall.inward().times(0.1));
                assertThat(plan.contains(in.x(), in.y(), 0.05)).isTrue();
                assertThat(plan.contains(in.x(), in.y(), 0.15)).isFalse();
                assertThat(plan.contains(out.x(), out.y(), 0)).isFalse();
            }
        }
    }

    @Test
    void theMissingCornerIsNotPartOfAnLShapedRoom() {
        assertThat(BENT.isLShaped()).isTrue();
        assertThat(BENT.contains(5, 4, 0)).isFalse();
        assertThat(BENT.contains(5, 3, 0)).isTrue();
        assertThat(BENT.contains(3, 4.5, 0)).isTrue();
    }

    @Test
    void impossibleRoomsAreRefused() {
        assertThatThrownBy(() -> new FloorPlan(5, 4, 2.5, 5, 1)).hasMessageContaining("notch");
        assertThatThrownBy(() -> new FloorPlan(5, 4, 2.5, 1, 0)).hasMessageContaining("notch");
        assertThatThrownBy(() -> new FloorPlan(0, 4, 2.5, 0, 0)).hasMessageContaining("no room of 0");
        assertThatThrownBy(() -> new FloorPlan(5, Double.NaN, 2.5, 0, 0)).hasMessageContaining("NaN");
    }
}
