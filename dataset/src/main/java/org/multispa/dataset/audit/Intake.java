package org.multispa.dataset.audit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.dataset.Answer;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.audit.blind.BestGuess;
import org.multispa.dataset.audit.blind.BlindScores;
import org.multispa.dataset.audit.blind.Probe;
import org.multispa.dataset.audit.blind.Prober;
import org.multispa.geometry.SeededHash;

/// Takes in the samples of one subtask. Of the different questions those with the lowest hashes are kept, with all
/// their repetitions counted, so the choice depends on no order and repetitions can be told from it.
final class Intake {
    private final int most;
    private final Prober prober = new Prober();
    private final TreeMap<Long, Kept> kept = new TreeMap<>();
    private final SortedMap<String, Long> scenes = new TreeMap<>();
    private final SortedMap<String, Long> families = new TreeMap<>();
    private final SortedMap<String, Long> answers = new TreeMap<>();
    private final SortedMap<Long, Long> numbers = new TreeMap<>();
    private long samples;

    Intake(int most) {
        this.most = most;
    }

    /// A question and how often it came with each answer; the probe has the answer that sorts first.
    private record Kept(Probe probe, SortedMap<String, Long> answers) {
        long count() {
            return answers.values().stream().mapToLong(Long::longValue).sum();
        }

        long contradictory() {
            return count()
                    - answers.values().stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }

    void add(Sample sample) throws DatasetException {
        samples++;
        scenes.merge(sample.provenance().scene(), 1L, Long::sum);
        families.merge(sample.provenance().family(), 1L, Long::sum);
        switch (sample.truth()) {
            case Answer.Scalar scalar -> numbers.merge(scalar.value(), 1L, Long::sum);
            case Answer.Choice _, Answer.Direction _ ->
                answers.merge(sample.truth().text(), 1L, Long::sum);
            case Answer.Vector _, Answer.Pixel _, Answer.Motion _ -> {}
        }
        long key = key(sample);
        if (kept.size() >= most && key > kept.lastKey()) {
            return;
        }
        Kept known = kept.get(key);
        if (known == null) {
            known = new Kept(prober.probe(sample), new TreeMap<>());
            kept.put(key, known);
        } else if (sample.truth().text().compareTo(known.answers().firstKey()) < 0) {
            known = new Kept(prober.probe(sample), known.answers());
            kept.put(key, known);
        }
        known.answers().merge(sample.truth().text(), 1L, Long::sum);
        if (kept.size() > most) {
            kept.pollLastEntry();
        }
    }

    /// Folded from all that the viewer is given: images, marks and text.
    static long key(Sample sample) {
        SeededHash hash = SeededHash.of(0).with(sample.plainQuestion());
        for (Sample.Image image : sample.images()) {
            hash = hash.with(image.path());
        }
        for (Overlay overlay : sample.provenance().overlays()) {
            hash = hash.with(overlay.image());
            for (Overlay.Dot dot : overlay.dots()) {
                hash = hash.with(Double.doubleToLongBits(dot.u()))
                        .with(Double.doubleToLongBits(dot.v()))
                        .with(dot.label());
            }
        }
        return hash.value();
    }

    /// All but the flags.
    SubtaskAudit audit(Subtask subtask) {
        List<Probe> probes = kept.values().stream().map(Kept::probe).toList();
        long seen = kept.values().stream().mapToLong(Kept::count).sum();
        BlindScores scores = BlindScores.of(probes, prober);
        return new SubtaskAudit(
                subtask,
                samples,
                probes.size(),
                seen == 0 ? 0 : (double) (seen - probes.size()) / seen,
                kept.values().stream().mapToLong(Kept::contradictory).sum(),
                majority(),
                prior(),
                chance(subtask, probes),
                scores.byFamily(),
                scores.scores(),
                Balances.of(subtask, probes),
                Spread.of(scenes),
                Spread.of(families),
                List.of());
    }

    private Common majority() {
        SortedMap<String, Long> counts = new TreeMap<>(answers);
        numbers.forEach((value, count) -> counts.put(Long.toString(value), count));
        long total = samples;
        if (counts.isEmpty()) {
            kept.values().forEach(k -> k.answers().forEach((answer, count) -> counts.merge(answer, count, Long::sum)));
            total = counts.values().stream().mapToLong(Long::longValue).sum();
        }
        String most = BestGuess.mostFrequent(counts);
        return new Common(most, counts.getOrDefault(most, 0L), total);
    }

    private Optional<Common> prior() {
        if (!numbers.isEmpty()) {
            BestGuess.Covering best = BestGuess.number(numbers);
            return Optional.of(new Common(Long.toString(best.value()), best.covered(), samples));
        }
        return answers.isEmpty() ? Optional.empty() : Optional.of(majority());
    }

    private static OptionalDouble chance(Subtask subtask, List<Probe> probes) {
        return switch (subtask.answerKind()) {
            case DIRECTION -> OptionalDouble.of(0.5);
            case PIXEL ->
                subtask == Subtask.DEPTH_COMPARISON_COORDINATE ? OptionalDouble.of(0.5) : OptionalDouble.empty();
            case CHOICE -> {
                int letters = Math.max(
                        2, (int) probes.stream().map(Probe::truth).distinct().count());
                yield probes.stream()
                        .mapToDouble(probe ->
                                1.0 / (probe.hasOptions() ? probe.places().size() : letters))
                        .average();
            }
            case SCALAR, VECTOR, MOTION -> OptionalDouble.empty();
        };
    }
}
