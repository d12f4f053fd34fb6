package org.multispa.dataset.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.dataset.Overlay;

class LabelLayoutTest {
    private static Overlay.Dot dot(double u, double v, String label) {
        return new Overlay.Dot(u, v, label);
    }

    /// Up to `count` labelled dots anywhere in the image, borders and corners included, at least 5 % of the width
    /// apart.
    private static List<Overlay.Dot> spread(Random random, int width, int height, int count, double reach) {
        List<Overlay.Dot> dots = new ArrayList<>();
        double left = random.nextDouble() * width;
        double top = random.nextDouble() * height;
        for (int tries = 0; tries < 400 && dots.size() < count; tries++) {
            double u = Math.clamp(left + (random.nextDouble() - 0.5) * reach * width, 0, Math.nextDown((double) width));
            double v = Math.clamp(top + (random.nextDouble() - 0.5) * reach * width, 0, Math.nextDown((double) height));
            if (dots.stream().allMatch(d -> Math.hypot(d.u() - u, d.v() - v) >= 0.05 * width)) {
                dots.add(dot(u, v, String.valueOf((char) ('A' + dots.size()))));
            }
        }
        return dots;
    }

    private static void assertLegible(LabelLayout layout, List<Overlay.Dot> dots, int width, int height) {
        MarkSize size = MarkSize.of(width);
        for (int i = 0; i < dots.size(); i++) {
            Plate plate = layout.plates().get(i).orElseThrow();
            assertThat(plate.inside(width, height)).as("inside: " + dots).isTrue();
            for (Overlay.Dot other : dots) {
                assertThat(plate.distance(other)).as("clear of dots: " + dots).isGreaterThanOrEqualTo(size.dot());
            }
            for (int k = 0; k < i; k++) {
                assertThat(plate.touches(layout.plates().get(k).orElseThrow(), 0))
                        .as("clear of plates: " + dots)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1296, 968", "640, 480", "480, 640", "1920, 1080", "456, 256", "4000, 300"})
    void labelsOfDotsAFewPercentApartAreInsideAndCoverNothing(int width, int height) {
        Random random = new Random(width);
        for (int i = 0; i < 1500; i++) {
            // reach 0.14 packs the dots as densely as their distance allows
            double reach = i % 2 == 0 ? 0.14 : 1.5;
            List<Overlay.Dot> dots = spread(random, width, height, 1 + random.nextInt(6), reach);
            assertLegible(LabelLayout.of(width, height, dots), dots, width, height);
        }
    }

    @Test
    void aLabelStandsBesideItsOwnDot() {
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            List<Overlay.Dot> dots = spread(random, 1296, 968, 5, 1.5);
            MarkSize size = MarkSize.of(1296);
            LabelLayout layout = LabelLayout.of(1296, 968, dots);
            for (int k = 0; k < dots.size(); k++) {
                assertThat(layout.plates().get(k).orElseThrow().distance(dots.get(k)))
                        .isBetween(size.dot(), 2 * size.dot() + size.plate());
            }
        }
    }

    @Test
    void aLabelIsNotPutBetweenTwoDotsWhereThereIsOtherRoom() {
        List<Overlay.Dot> dots = List.of(dot(500, 500, "A"), dot(565, 500, "B"));
        LabelLayout layout = LabelLayout.of(1296, 968, dots);
        Plate a = layout.plates().getFirst().orElseThrow();
        Plate b = layout.plates().getLast().orElseThrow();
        assertThat(a.distance(dots.getFirst())).isLessThan(a.distance(dots.getLast()) / 3);
        assertThat(b.distance(dots.getLast())).isLessThan(b.distance(dots.getFirst()) / 3);
    }

    @Test
    void aLoneLabelStandsToTheRight() {
        Plate plate = LabelLayout.of(1296, 968, List.of(dot(600, 400, "A")))
                .plates()
                .getFirst()
                .orElseThrow();
        assertThat(plate.x()).isGreaterThan(600);
        assertThat(plate.y() + plate.side() / 2).isEqualTo(400);
    }

    @Test
    void aBareDotHasNoPlate() {
        LabelLayout layout = LabelLayout.of(640, 480, List.of(dot(100, 100, ""), dot(200, 100, "A")));
        assertThat(layout.plates().getFirst()).isEmpty();
        assertThat(layout.plates().getLast()).isPresent();
        assertThat(layout.clean()).isTrue();
        assertThat(LabelLayout.of(640, 480, List.of()).clean()).isTrue();
    }

    @Test
    void dotsFitOnlyWhereTheyAreWholeAndApart() {
        MarkSize size = MarkSize.of(1000);
        double edge = size.dot() + 0.001;
        assertThat(LabelLayout.fits(1000, 800, List.of(dot(500, 400, "A")))).isTrue();
        for (double[] at : new double[][] {{edge, 400}, {1000 - edge, 400}, {500, edge}, {500, 800 - edge}}) {
            assertThat(LabelLayout.fits(1000, 800, List.of(dot(at[0], at[1], "A"))))
                    .isTrue();
        }
        for (double[] at : new double[][] {{edge - 0.1, 400}, {1000.1 - edge, 400}, {500, edge - 0.1}, {500, 799.99}}) {
            assertThat(LabelLayout.fits(1000, 800, List.of(dot(at[0], at[1], "A"))))
                    .isFalse();
            assertThat(LabelLayout.fits(1000, 800, List.of(dot(at[0], at[1], ""))))
                    .isFalse();
        }
        assertThat(LabelLayout.fits(1000, 800, List.of(dot(500, 400, "A"), dot(500 + 1.9 * edge, 400, "B"))))
                .isFalse();
        assertThat(LabelLayout.fits(1000, 800, List.of(dot(500, 400, "A"), dot(550, 400, "B"))))
                .isTrue();
    }

    @Test
    void whatFitsIsLegible() {
        Random random = new Random(6);
        int fitting = 0;
        for (int i = 0; i < 1000; i++) {
            List<Overlay.Dot> dots = new ArrayList<>();
            for (int k = 0; k < 4; k++) {
                dots.add(dot(random.nextDouble() * 200, random.nextDouble() * 150, String.valueOf((char) ('A' + k))));
            }
            LabelLayout layout = LabelLayout.of(200, 150, dots);
            if (layout.clean()) {
                fitting++;
                assertLegible(layout, dots, 200, 150);
            }
        }
        assertThat(fitting).isBetween(300, 990);
    }

    @Test
    void dotsInACrowdOrOutsideTheImageStillGetTheirLabelsInside() {
        List<Overlay.Dot> crowd = new ArrayList<>();
        for (int i = 0; i < 26; i++) {
            crowd.add(dot(300 + i % 5, 200 + i / 5.0, String.valueOf((char) ('A' + i))));
        }
        crowd.set(0, dot(-500, 1e9, "A"));
        LabelLayout layout = LabelLayout.of(640, 480, crowd);
        assertThat(layout.clean()).isFalse();
        assertThat(layout.plates())
                .hasSize(26)
                .allSatisfy(plate ->
                        assertThat(plate.orElseThrow().inside(640, 480)).isTrue());
    }

    @Test
    void anImageSmallerThanALabelIsStillLaidOut() {
        LabelLayout layout = LabelLayout.of(5, 5, List.of(dot(2, 2, "A")));
        assertThat(layout.clean()).isFalse();
        assertThat(layout.plates().getFirst().map(Plate::x)).isEqualTo(Optional.of(0.0));
    }

    @Test
    void theLayoutIsTheSameEveryTime() {
        List<Overlay.Dot> dots = spread(new Random(1), 640, 480, 6, 0.2);
        assertThat(LabelLayout.of(640, 480, dots)).isEqualTo(LabelLayout.of(640, 480, List.copyOf(dots)));
    }

    @Test
    void platesMeasureDistancesAndOverlaps() {
        Plate plate = new Plate(10, 10, 20);
        assertThat(plate.distance(dot(15, 15, ""))).isZero();
        assertThat(plate.distance(dot(0, 15, ""))).isEqualTo(10);
        assertThat(plate.distance(dot(33, 34, ""))).isEqualTo(5);
        assertThat(plate.touches(new Plate(31, 10, 20), 0)).isFalse();
        assertThat(plate.touches(new Plate(31, 10, 20), 2)).isTrue();
        assertThat(plate.touches(new Plate(29, 29, 20), 0)).isTrue();
        assertThat(plate.shared(new Plate(20, 25, 20))).isEqualTo(50);
        assertThat(plate.shared(new Plate(40, 25, 20))).isZero();
        assertThat(plate.inside(30, 30)).isTrue();
        assertThat(plate.inside(29, 30)).isFalse();
    }
}
