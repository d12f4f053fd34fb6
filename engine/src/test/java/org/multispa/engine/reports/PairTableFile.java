package org.multispa.engine.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.multispa.geometry.Angles;

/// A table of numbers in a CSV file with a head line, to be held against another one.
record PairTableFile(String head, List<double[]> rows) {
    static PairTableFile read(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        List<double[]> rows = lines.stream()
                .skip(1)
                .map(line -> List.of(line.split(",")).stream()
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
        return new PairTableFile(lines.getFirst(), rows);
    }

    /// Frames equal, overlap within 0.02 of a percent, distances within 1e-5 m, angles within 1e-3°, whole
    /// turns aside.
    void assertSamePairs(PairTableFile expected) {
        assertThat(head).isEqualTo(expected.head());
        assertThat(rows).hasSameSizeAs(expected.rows());
        SoftAssertions.assertSoftly(softly -> {
            for (int i = 0; i < rows.size(); i++) {
                double[] is = rows.get(i);
                double[] should = expected.rows().get(i);
                String pair = "frames %.0f and %.0f: ".formatted(should[0], should[1]);
                softly.assertThat(is[0]).isEqualTo(should[0]);
                softly.assertThat(is[1]).isEqualTo(should[1]);
                softly.assertThat(is[2]).as(pair + "overlap").isCloseTo(should[2], within(0.02));
                softly.assertThat(is[3]).as(pair + "distance").isCloseTo(should[3], within(1e-5));
                softly.assertThat(Angles.wrap(is[4] - should[4]))
                        .as(pair + "yaw")
                        .isCloseTo(0, within(1e-3));
                softly.assertThat(Angles.wrap(is[5] - should[5]))
                        .as(pair + "pitch")
                        .isCloseTo(0, within(1e-3));
            }
        });
    }

    /// Frames equal, visible points within 5.
    void assertSameCounts(PairTableFile expected) {
        assertThat(head).isEqualTo(expected.head());
        assertThat(rows).hasSameSizeAs(expected.rows());
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i)[0]).isEqualTo(expected.rows().get(i)[0]);
            assertThat(rows.get(i)[1])
                    .as("frame %.0f", rows.get(i)[0])
                    .isCloseTo(expected.rows().get(i)[1], within(5.0));
        }
    }
}
