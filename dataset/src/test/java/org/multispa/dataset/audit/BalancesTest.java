package org.multispa.dataset.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answer.Direction.Word;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.audit.blind.Probe;
import org.multispa.dataset.audit.blind.Prober;

class BalancesTest {
    private final Planted planted = new Planted(21);
    private final Random random = planted.random();
    private final Prober prober = new Prober();

    private List<Balance> balances(Subtask subtask, int count, Supplier<Sample> making) throws DatasetException {
        List<Probe> probes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            probes.add(prober.probe(making.get()));
        }
        return Balances.of(subtask, probes);
    }

    private Sample choice(int right, double u, double v) {
        List<Overlay.Dot> dots = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            dots.add(i == right ? new Overlay.Dot(u, v, Planted.letter(i)) : planted.dot(Planted.letter(i)));
        }
        return planted.sample(
                Subtask.CORRESPONDENCE_CHOICE,
                planted.question(""),
                new Answer.Choice(Planted.letter(right)),
                "scene",
                "",
                planted.pixel(),
                List.of(new Overlay(0, List.of(planted.dot(""))), new Overlay(1, dots)));
    }

    @Test
    void asMuchIsExpectedAsIsFoundInEverySubtask() throws DatasetException {
        for (Subtask subtask : Subtask.benchmark()) {
            for (Balance balance : balances(subtask, 120, () -> planted.sample(subtask))) {
                double expected = balance.cells().stream()
                        .mapToDouble(Balance.Cell::expected)
                        .sum();
                assertThat(expected).as(subtask.id()).isCloseTo(120, within(1e-9));
                assertThat(balance.total()).as(subtask.id()).isEqualTo(120);
                assertThat(balance.probability()).as(subtask.id()).isGreaterThan(1e-4);
            }
        }
    }

    @Test
    void subtasksWithoutOptionsHaveNone() throws DatasetException {
        for (Subtask subtask : List.of(Subtask.CAMERA_DISTANCE, Subtask.CAMERA_VECTOR, Subtask.OBJECT_WIDTH)) {
            assertThat(balances(subtask, 60, () -> planted.sample(subtask))).isEmpty();
        }
        assertThat(balances(
                        Subtask.CORRESPONDENCE_COORDINATE, 60, () -> planted.sample(Subtask.CORRESPONDENCE_COORDINATE)))
                .isEmpty();
        assertThat(Balances.of(Subtask.CORRESPONDENCE_CHOICE, List.of())).isEmpty();
    }

    @Test
    void aFavouredLetterIsTheWorstCell() throws DatasetException {
        List<Balance> found = balances(
                Subtask.CORRESPONDENCE_CHOICE,
                400,
                () -> choice(
                        random.nextInt(10) < 4 ? 2 : random.nextInt(4),
                        640 * random.nextDouble(),
                        480 * random.nextDouble()));
        Balance letters = found.getFirst();
        assertThat(letters.what()).isEqualTo("answer");
        assertThat(letters.cells()).extracting(Balance.Cell::name).containsExactly("A", "B", "C", "D");
        assertThat(letters.cells())
                .allSatisfy(cell -> assertThat(cell.expected()).isEqualTo(100));
        assertThat(letters.worst().name()).isEqualTo("C");
        assertThat(letters.probability()).isLessThan(1e-9);
        double byHand = letters.cells().stream()
                .mapToDouble(cell -> (cell.observed() - 100.0) * (cell.observed() - 100.0) / 100)
                .sum();
        assertThat(letters.chiSquare()).isCloseTo(byHand, within(1e-9));
        assertThat(found.get(1).probability()).isGreaterThan(1e-4);
    }

    @Test
    void aFavouredCornerOfTheImageIsFoundAlthoughTheLettersAreEven() throws DatasetException {
        List<Balance> found = balances(Subtask.CORRESPONDENCE_CHOICE, 300, () -> choice(random.nextInt(4), 630, 470));
        assertThat(found).extracting(Balance::what).containsExactly("answer", "position");
        assertThat(found.getFirst().probability()).isGreaterThan(1e-4);
        assertThat(found.get(1).worst().name()).isEqualTo("bottom right");
        assertThat(found.get(1).worst().observed()).isEqualTo(300);
        assertThat(found.get(1).probability()).isLessThan(1e-12);
    }

    @Test
    void aDirectionIsHeldAgainstItsOppositeEvenIfThatNeverOccurs() throws DatasetException {
        for (Word word : Word.values()) {
            List<Probe> probes = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                probes.add(prober.probe(planted.sample(
                        Subtask.CAMERA_X_DIRECTION,
                        planted.question(""),
                        new Answer.Direction(word),
                        "scene",
                        "",
                        planted.pixel(),
                        List.of())));
            }
            Balance balance = Balances.of(Subtask.CAMERA_X_DIRECTION, probes).getFirst();
            assertThat(balance.cells()).hasSize(2);
            assertThat(balance.cells())
                    .anySatisfy(cell -> assertThat(cell).isEqualTo(new Balance.Cell(word.text(), 20, 10)));
            assertThat(balance.cells())
                    .anySatisfy(cell -> assertThat(cell.observed()).isZero());
        }
    }

    @Test
    void rareCellsAreCountedTogether() throws DatasetException {
        List<Balance> few = balances(Subtask.CORRESPONDENCE_CHOICE, 30, () -> choice(random.nextInt(4), 320, 240));
        assertThat(few)
                .allSatisfy(balance -> assertThat(balance.cells())
                        .allSatisfy(cell -> assertThat(
                                        cell.expected() >= 5 || cell.name().equals("elsewhere"))
                                .isTrue()));
        assertThat(few).extracting(Balance::what).containsExactly("answer", "position");
        assertThat(few.get(1).cells()).extracting(Balance.Cell::name).contains("middle centre", "elsewhere");
        assertThat(few.get(1).worst().name()).isIn("middle centre", "elsewhere");
        assertThat(few.get(1).total()).isEqualTo(30);
        assertThat(balances(Subtask.CORRESPONDENCE_CHOICE, 12, () -> choice(random.nextInt(4), 320, 240)))
                .as("a single cell says nothing")
                .isEmpty();
    }
}
