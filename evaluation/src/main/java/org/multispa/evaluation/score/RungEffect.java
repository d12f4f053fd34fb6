package org.multispa.evaluation.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.multispa.evaluation.extract.Rung;

/// What one rung of the extraction ladder does to the score.
///
/// @param found answers found on it
/// @param right those of them that are correct
/// @param upTo the mean of all subtasks if the ladder ended here, answers of later rungs counted wrong; 0 to 1
/// @param gain how much of that this rung adds
public record RungEffect(Rung rung, long found, long right, double upTo, double gain) {
    static List<RungEffect> of(List<Scored> items) {
        List<RungEffect> effects = new ArrayList<>();
        Counts counts = Counts.of(items);
        Arrays.fill(counts.right, 0);
        double before = 0;
        for (Rung rung : Rung.values()) {
            long found = 0;
            long right = 0;
            for (Scored item : items) {
                if (item.rung().filter(rung::equals).isPresent()) {
                    found++;
                    right += item.correct() ? 1 : 0;
                    counts.right[Counts.position(item.subtask())] += item.correct() ? 1 : 0;
                }
            }
            double upTo = Counts.SUBTASKS.stream()
                    .map(counts::share)
                    .filter(OptionalDouble::isPresent)
                    .mapToDouble(OptionalDouble::getAsDouble)
                    .average()
                    .orElse(0);
            effects.add(new RungEffect(rung, found, right, upTo, upTo - before));
            before = upTo;
        }
        return effects;
    }
}
