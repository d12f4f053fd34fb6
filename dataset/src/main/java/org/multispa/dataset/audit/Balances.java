package org.multispa.dataset.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.audit.blind.Place;
import org.multispa.dataset.audit.blind.Probe;

/// Counts where the right answer falls.
final class Balances {
    private static final String[] ROWS = {"top", "middle", "bottom"};
    private static final String[] COLUMNS = {"left", "centre", "right"};

    /// Cells with fewer are put together, so that the chi-square distribution holds.
    private static final double LEAST_EXPECTED = 5;

    private static final String REST = "elsewhere";

    private Balances() {}

    private static final class Cells {
        private final Map<String, Long> observed = new TreeMap<>();
        private final Map<String, Double> expected = new TreeMap<>();

        void expect(String cell, double count) {
            expected.merge(cell, count, Double::sum);
            observed.merge(cell, 0L, Long::sum);
        }

        void observe(String cell) {
            observed.merge(cell, 1L, Long::sum);
        }

        List<Balance.Cell> cells() {
            List<Balance.Cell> cells = new ArrayList<>();
            long observedRest = 0;
            double expectedRest = 0;
            for (Map.Entry<String, Double> cell : expected.entrySet()) {
                long count = observed.getOrDefault(cell.getKey(), 0L);
                if (cell.getValue() >= LEAST_EXPECTED) {
                    cells.add(new Balance.Cell(cell.getKey(), count, cell.getValue()));
                } else {
                    observedRest += count;
                    expectedRest += cell.getValue();
                }
            }
            if (expectedRest > 0) {
                cells.add(new Balance.Cell(REST, observedRest, expectedRest));
            }
            return cells;
        }
    }

    static List<Balance> of(Subtask subtask, List<Probe> probes) {
        List<Balance> balances = new ArrayList<>();
        switch (subtask.answerKind()) {
            case CHOICE -> {
                add("answer", options(probes, (_, place) -> place.label()), balances);
                add("position", options(probes, (_, place) -> ninth(place)), balances);
            }
            case DIRECTION -> add("answer", directions(probes), balances);
            case PIXEL -> {
                add("answer", options(probes, (i, _) -> i == 0 ? "named first" : "named second"), balances);
                add("position", options(probes, (_, place) -> ninth(place)), balances);
            }
            case SCALAR, VECTOR, MOTION -> {}
        }
        return balances;
    }

    private static void add(String what, Cells cells, List<Balance> balances) {
        List<Balance.Cell> found = cells.cells();
        if (found.size() > 1) {
            balances.add(new Balance(what, found));
        }
    }

    private static Cells options(List<Probe> probes, BiFunction<Integer, Place, String> cell) {
        Cells cells = new Cells();
        probes.stream().filter(Probe::hasOptions).forEach(probe -> {
            int count = probe.places().size();
            for (int i = 0; i < count; i++) {
                cells.expect(cell.apply(i, probe.places().get(i)), 1.0 / count);
            }
            cells.observe(cell.apply(probe.right(), probe.places().get(probe.right())));
        });
        return cells;
    }

    private static Cells directions(List<Probe> probes) {
        Cells cells = new Cells();
        for (Probe probe : probes) {
            Answer.Direction.Word word = ((Answer.Direction) probe.truth()).word();
            cells.expect(word.text(), 0.5);
            cells.expect(opposite(word).text(), 0.5);
            cells.observe(word.text());
        }
        return cells;
    }

    private static Answer.Direction.Word opposite(Answer.Direction.Word word) {
        return switch (word) {
            case LEFT -> Answer.Direction.Word.RIGHT;
            case RIGHT -> Answer.Direction.Word.LEFT;
            case UP -> Answer.Direction.Word.DOWN;
            case DOWN -> Answer.Direction.Word.UP;
            case FORWARD -> Answer.Direction.Word.BACKWARD;
            case BACKWARD -> Answer.Direction.Word.FORWARD;
            case CLOCKWISE -> Answer.Direction.Word.COUNTERCLOCKWISE;
            case COUNTERCLOCKWISE -> Answer.Direction.Word.CLOCKWISE;
        };
    }

    private static String ninth(Place place) {
        int row = (int) Math.clamp(Math.floor(place.y() * 3), 0, 2);
        int column = (int) Math.clamp(Math.floor(place.x() * 3), 0, 2);
        return ROWS[row] + " " + COLUMNS[column];
    }
}
