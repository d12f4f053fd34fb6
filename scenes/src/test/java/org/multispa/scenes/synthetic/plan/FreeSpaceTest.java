package org.multispa.scenes.synthetic.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.multispa.scenes.synthetic.model.FloorPlan;

class FreeSpaceTest {
    private static final FloorPlan PLAN = new FloorPlan(4, 3, 2.5, 0, 0);

    @Test
    void anEmptyRoomIsFreeUpToItsMargin() {
        FreeSpace space = new FreeSpace(PLAN, List.of(), 0.3);
        assertThat(space.area()).isCloseTo(3.4 * 2.4, within(0.01));
        assertThat(space.connected()).isEqualTo(1);
        assertThat(space.isFree(0.35, 0.35)).isTrue();
        assertThat(space.isFree(0.2, 1)).isFalse();
        assertThat(space.isFree(-5, 1)).isFalse();
    }

    @Test
    void aWallAcrossTheRoomLeavesTheLargerSide() {
        Footprint barrier = new Footprint(1.2, 1.5, 0.1, 1.5, 0, 0, 1);
        FreeSpace space = new FreeSpace(PLAN, List.of(barrier), 0.2);
        assertThat(space.isFree(3, 1.5)).isTrue();
        assertThat(space.isFree(0.6, 1.5)).isFalse();
        assertThat(space.connected()).isBetween(0.6, 0.8);
    }

    @Test
    void rugsAndCeilingLampsAreNoObstacles() {
        Footprint rug = new Footprint(2, 1.5, 1, 1, 0, 0, 0.012);
        Footprint lamp = new Footprint(2, 1.5, 0.3, 0.3, 0, 2.0, 2.5);
        FreeSpace space = new FreeSpace(PLAN, List.of(rug, lamp), 0.2);
        assertThat(space.isFree(2, 1.5)).isTrue();
    }
}
