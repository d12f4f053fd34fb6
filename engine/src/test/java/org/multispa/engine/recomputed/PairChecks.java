package org.multispa.engine.recomputed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.multispa.dataset.Sample;

/// What holds for every question about two frames.
final class PairChecks {
    /// One point that falls on the other side of a threshold by rounding moves an overlap by less than this, percent.
    private static final double ONE_POINT = 0.05;

    private PairChecks() {}

    /// Counts the overlap anew and holds it against the sample's range, bin and raw value.
    static void overlap(RawSight sight, Sample sample) {
        List<Integer> frames = sample.provenance().frames();
        assertThat(frames).hasSizeBetween(2, 8).doesNotHaveDuplicates();
        double percent = sight.overlapPercent(frames.getFirst(), frames.getLast());
        assertThat(percent).isBetween(6 - ONE_POINT, 35 + ONE_POINT);
        String bin = sample.provenance().bin().split("/", -1)[0];
        int whole = Integer.parseInt(bin.substring("overlap-".length()));
        assertThat(percent).as(bin).isBetween(whole - ONE_POINT, whole + 1 + ONE_POINT);
        Double raw = sample.provenance().raw().get("overlap_percent");
        if (raw != null) {
            assertThat(raw).isCloseTo(percent, within(ONE_POINT)).isBetween((double) whole, whole + 1.0);
        }
    }
}
