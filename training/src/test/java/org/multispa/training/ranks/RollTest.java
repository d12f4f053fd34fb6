package org.multispa.training.ranks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.multispa.training.ranks.network.Board;
import org.multispa.training.ranks.network.Place;

final class RollTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void silent_and_departed_ranks_are_told_apart() throws Exception {
        Place place = new Place("127.0.0.1", Ports.free());
        RankSettings settings = new RankSettings(0, 4, 0, place.host(), place.port(), LONG, RankSettings.SILENCE);
        try (Board board = Board.host(place, LONG)) {
            Roll roll = new Roll(settings);
            for (int rank = 1; rank < 4; rank++) {
                Roll.sign(board, rank);
            }
            roll.read(board);
            assertThat(roll.left()).isEmpty();
            assertThat(roll.silent(LONG)).isEmpty();

            Thread.sleep(60);
            Roll.sign(board, 1);
            Roll.leave(board, 2);
            roll.read(board);
            assertThat(roll.left()).containsExactly(2);
            assertThat(roll.silent(Duration.ofMillis(50))).containsExactly(3);
            assertThat(roll.silent(LONG)).isEmpty();
            assertThat(roll.empty(Duration.ofMillis(50))).isFalse();

            Roll.leave(board, 1);
            roll.read(board);
            assertThat(roll.empty(Duration.ofMillis(50))).isTrue();
            assertThat(roll.empty(LONG)).isFalse();
        }
    }
}
