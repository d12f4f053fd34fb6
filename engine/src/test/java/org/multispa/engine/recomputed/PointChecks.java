package org.multispa.engine.recomputed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Overlay;
import org.multispa.dataset.Sample;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.overlay.LabelLayout;

/// Questions about points: subtasks 1 to 6.
final class PointChecks {
    private final RawSight sight;
    private final double nearRadius;

    PointChecks(RawSight sight, double nearRadius) {
        this.sight = sight;
        this.nearRadius = nearRadius;
    }

    void depth(Sample sample) {
        int frame = sample.provenance().frames().getFirst();
        assertThat(sample.provenance().points()).hasSize(1);
        int point = sample.provenance().points().getFirst();
        double z = sight.camera(frame, point)[2];
        double[] pixel = seenPixel(frame, point);
        Expect.scalar(sample, 1000 * z, Answer.Unit.MILLIMETRE);
        assertThat(z).isGreaterThanOrEqualTo(sight.rules().minMetres() - Expect.TINY);
        Expect.raw(sample, "depth_m", z);
        Expect.raw(sample, "u_px", pixel[0]);
        Expect.raw(sample, "v_px", pixel[1]);
        double bin = Double.parseDouble(sample.provenance().bin().substring("depth-".length()));
        assertThat(z).isBetween(bin - Expect.TINY, bin == 10 ? 1000 : bin + 0.5 + Expect.TINY);
        if (sample.subtask() == Subtask.DEPTH_ESTIMATION_DOT) {
            dots(sample, 0, List.of(pixel), List.of(""));
        } else {
            unmarked(sample);
            Expect.named(sample, Expect.inThousandths(pixel, sample.images().getFirst()));
        }
    }

    void comparison(Sample sample) {
        int frame = sample.provenance().frames().getFirst();
        List<Integer> points = sample.provenance().points();
        assertThat(points).hasSize(2).doesNotHaveDuplicates();
        double[] first = seenPixel(frame, points.get(0));
        double[] second = seenPixel(frame, points.get(1));
        double z1 = sight.camera(frame, points.get(0))[2];
        double z2 = sight.camera(frame, points.get(1))[2];
        double gap = Math.abs(z1 - z2) / Math.min(z1, z2);
        Sample.Image image = sample.images().getFirst();
        assertThat(gap)
                .isGreaterThanOrEqualTo(sight.rules().minDepthGap() - Expect.TINY)
                .isPositive();
        apart(first, second, image);
        gapBin(sample, gap, z1 < z2);
        if (sample.subtask() == Subtask.DEPTH_COMPARISON_DOT) {
            assertThat(sample.truth()).isEqualTo(new Answer.Choice(z1 < z2 ? "A" : "B"));
            dots(sample, 0, List.of(first, second), List.of("A", "B"));
        } else {
            unmarked(sample);
            assertThat(sample.truth())
                    .isInstanceOfSatisfying(
                            Answer.Pixel.class, pixel -> Expect.pixel(pixel, z1 < z2 ? first : second, image));
            Expect.named(sample, Expect.inThousandths(first, image));
            Expect.named(sample, Expect.inThousandths(second, image));
            assertThat(sample.provenance().otherPixel())
                    .contains(Expect.inThousandths(z1 < z2 ? second : first, image));
        }
    }

    private void gapBin(Sample sample, double gap, boolean firstNearer) {
        String bin = sample.provenance().bin();
        String side = sight.rules().strictSight() ? (firstNearer ? "/first" : "/second") : "";
        double[] edges = {0, 0.1, 0.25, 0.5, 1, Double.POSITIVE_INFINITY};
        int at = bin.charAt("gap-".length()) - '0';
        assertThat(bin).endsWith(side).matches("gap-[0-4]-(below|from)-\\d+(/(first|second))?");
        assertThat(gap).isBetween(edges[at] - Expect.TINY, edges[at + 1] + Expect.TINY);
    }

    void correspondence(Sample sample) {
        List<Integer> frames = sample.provenance().frames();
        assertThat(sample.provenance().points()).hasSize(1);
        int point = sample.provenance().points().getFirst();
        double[] asked = seenPixel(frames.get(0), point);
        double[] answer = seenPixel(frames.get(1), point);
        PairChecks.overlap(sight, sample);
        unmarked(sample);
        Expect.named(sample, Expect.inThousandths(asked, sample.images().get(0)));
        assertThat(sample.truth())
                .isInstanceOfSatisfying(
                        Answer.Pixel.class,
                        pixel -> Expect.pixel(pixel, answer, sample.images().get(1)));
        pairOfPixels(sample, asked, answer);
    }

    void choice(Sample sample) {
        List<Integer> frames = sample.provenance().frames();
        List<Integer> points = sample.provenance().points();
        assertThat(points).hasSize(4).doesNotHaveDuplicates();
        PairChecks.overlap(sight, sample);
        double[] asked = seenPixel(frames.get(0), points.getFirst());
        double[] answer = seenPixel(frames.get(1), points.getFirst());
        dots(sample, 0, List.of(asked), List.of(""));
        pairOfPixels(sample, asked, answer);
        List<Overlay.Dot> options = sample.overlay(1).orElseThrow().dots();
        assertThat(options.stream().map(Overlay.Dot::label)).containsExactly("A", "B", "C", "D");
        String label = sample.truth().text();
        int wrong = 1;
        for (Overlay.Dot option : options) {
            double[] exact = option.label().equals(label) ? answer : seenPixel(frames.get(1), points.get(wrong++));
            at(option, exact);
        }
        for (int i = 0; i < points.size(); i++) {
            for (int j = 0; j < i; j++) {
                apart(seenPixel(frames.get(1), points.get(i)), seenPixel(frames.get(1), points.get(j)), image(sample));
            }
        }
        level(sample, answer);
        drawable(sample, 1);
    }

    private void level(Sample sample, double[] answer) {
        String bin = sample.provenance().bin();
        List<Integer> points = sample.provenance().points();
        switch (bin.substring(bin.indexOf('/') + 1)) {
            case "random" -> {}
            case "near" -> {
                for (int point : points) {
                    double[] option = sight.pixel(sample.provenance().frames().get(1), point);
                    assertThat(Math.hypot(option[0] - answer[0], option[1] - answer[1])
                                    / image(sample).width())
                            .isLessThanOrEqualTo(nearRadius + Expect.TINY);
                }
            }
            case "same-object" ->
                assertThat(sight.scene().objects().values())
                        .anySatisfy(object -> assertThat(object.points())
                                .contains(points.stream()
                                        .mapToInt(Integer::intValue)
                                        .toArray()));
            default -> throw new AssertionError("unknown level in bin " + bin);
        }
    }

    private static Sample.Image image(Sample sample) {
        return sample.images().getLast();
    }

    private static void pairOfPixels(Sample sample, double[] first, double[] second) {
        Expect.raw(sample, "u1_px", first[0]);
        Expect.raw(sample, "v1_px", first[1]);
        Expect.raw(sample, "u2_px", second[0]);
        Expect.raw(sample, "v2_px", second[1]);
    }

    private void apart(double[] a, double[] b, Sample.Image image) {
        assertThat(Math.hypot(a[0] - b[0], a[1] - b[1]) / image.width())
                .isGreaterThanOrEqualTo(sight.rules().minSeparation() - Expect.TINY);
        assertThat(Expect.inThousandths(a, image)).isNotEqualTo(Expect.inThousandths(b, image));
    }

    private double[] seenPixel(int frame, int point) {
        assertThat(sight.mayBeSeen(frame, point))
                .as("frame %d sees point %d", frame, point)
                .isTrue();
        return sight.pixel(frame, point);
    }

    private static void unmarked(Sample sample) {
        assertThat(sample.provenance().overlays()).isEmpty();
    }

    private void dots(Sample sample, int image, List<double[]> pixels, List<String> labels) {
        List<Overlay.Dot> dots = sample.overlay(image).orElseThrow().dots();
        assertThat(dots.stream().map(Overlay.Dot::label)).containsExactlyElementsOf(labels);
        for (int i = 0; i < dots.size(); i++) {
            at(dots.get(i), pixels.get(i));
        }
        drawable(sample, image);
    }

    /// In the strict profile every dot lies in its image as a whole, its label beside it, and nothing covers another.
    private void drawable(Sample sample, int image) {
        Sample.Image shown = sample.images().get(image);
        List<Overlay.Dot> dots = sample.overlay(image).orElseThrow().dots();
        if (sight.rules().strictSight()) {
            assertThat(LabelLayout.fits(shown.width(), shown.height(), dots))
                    .as("marks fit")
                    .isTrue();
        }
    }

    private static void at(Overlay.Dot dot, double[] pixel) {
        assertThat(dot.u()).isCloseTo(pixel[0], within(Expect.TINY));
        assertThat(dot.v()).isCloseTo(pixel[1], within(Expect.TINY));
    }
}
