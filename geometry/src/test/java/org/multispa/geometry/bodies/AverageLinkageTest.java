package org.multispa.geometry.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Where changes are equal, several orders of merging are right and need not end in the same clusters. What must hold
/// then is the definition: each merge joins two clusters than which no two are closer.
class AverageLinkageTest {
    @Test
    void everyMergeJoinsTheClosestClustersAlsoWhereManyAreEquallyClose() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            int size = 2 + random.nextInt(14);
            int values = 1 + random.nextInt(6);
            double[][] changes = new double[size][size];
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    changes[p][q] = random.nextInt(values);
                    changes[q][p] = changes[p][q];
                }
            }
            requireGreedy(changes);
        }
    }

    @Test
    void everyMergeJoinsTheClosestClustersOfRandomChanges() {
        Random random = new Random(4);
        for (int round = 0; round < 100; round++) {
            int size = 2 + random.nextInt(25);
            double[][] changes = new double[size][size];
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    changes[p][q] = random.nextDouble();
                    changes[q][p] = changes[p][q];
                }
            }
            requireGreedy(changes);
        }
    }

    @Test
    void ofEquallyCloseClustersTheOneBeforeInTheChainIsTakenThenTheLowest() {
        // 0 and 1 are as close as 1 and 2; the chain starts at 0, so 0 and 1 are joined.
        double[][] changes = {{0, 0, 9}, {0, 0, 0}, {9, 0, 0}};
        assertThat(ChainBodyFinder.cut(matrix(changes), 1)).satisfies(labels -> {
            assertThat(labels[0]).isEqualTo(labels[1]);
            assertThat(labels[2]).isNotEqualTo(labels[0]);
        });
        double[][] turned = {{0, 9, 0}, {9, 0, 0}, {0, 0, 0}};
        assertThat(ChainBodyFinder.cut(matrix(turned), 1)).satisfies(labels -> {
            assertThat(labels[0]).isEqualTo(labels[2]);
            assertThat(labels[1]).isNotEqualTo(labels[0]);
        });
    }

    @Test
    void theMatrixHoldsEachPairOnce() {
        int size = 9;
        ChangeMatrix matrix = new ChangeMatrix(size, new double[size * (size - 1) / 2]);
        int next = 0;
        for (int p = 0; p < size; p++) {
            for (int q = p + 1; q < size; q++) {
                matrix.set(q, p, next);
                assertThat(matrix.pairs()[next]).isEqualTo(next);
                assertThat(matrix.get(p, q)).isEqualTo(next).isEqualTo(matrix.get(q, p));
                assertThat(matrix.pairs()[matrix.rowStart(p) + q]).isEqualTo(next);
                next++;
            }
        }
        assertThat(next).isEqualTo(matrix.pairs().length);
    }

    @Test
    void theMatrixIsThatOfTheDefinitionToTheBit() {
        for (int seed = 0; seed < 6; seed++) {
            int size = 200 + 53 * seed;
            MovingPoints points = MovingPoints.of(new RandomBodies(seed, 6, 5, 0.005).positions(size));
            ChangeMatrix matrix = ChangeMatrix.of(points, 0.01, 1 + seed % 3);
            double[][] plain = new PlainBodyFinder(BodyRule.PUBLISHED).changes(points);
            int zeros = 0;
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    assertThat(matrix.get(p, q) == plain[p][q])
                            .as("%d, %d: %s", p, q, plain[p][q])
                            .isTrue();
                    zeros += plain[p][q] == 0 ? 1 : 0;
                }
            }
            assertThat(zeros).isPositive();
        }
    }

    private static void requireGreedy(double[][] changes) {
        List<List<Integer>> clusters = new ArrayList<>();
        int[] clusterOf = new int[changes.length];
        for (int point = 0; point < changes.length; point++) {
            clusters.add(new ArrayList<>(List.of(point)));
            clusterOf[point] = point;
        }
        AverageLinkage.Merge[] merges = AverageLinkage.merges(matrix(changes));
        assertThat(merges).hasSize(changes.length - 1);
        for (AverageLinkage.Merge merge : merges) {
            int first = clusterOf[merge.first()];
            int second = clusterOf[merge.second()];
            assertThat(first).isNotEqualTo(second);
            double joined = average(changes, clusters.get(first), clusters.get(second));
            assertThat(merge.change()).isCloseTo(joined, within(1e-9));
            List<List<Integer>> open =
                    clusters.stream().filter(cluster -> !cluster.isEmpty()).toList();
            for (int a = 0; a < open.size(); a++) {
                for (int b = 0; b < a; b++) {
                    assertThat(average(changes, open.get(a), open.get(b))).isGreaterThan(joined - 1e-9);
                }
            }
            for (int point : clusters.get(second)) {
                clusterOf[point] = first;
                clusters.get(first).add(point);
            }
            clusters.get(second).clear();
        }
    }

    private static double average(double[][] changes, List<Integer> a, List<Integer> b) {
        double sum = 0;
        for (int p : a) {
            for (int q : b) {
                sum += changes[p][q];
            }
        }
        return sum / a.size() / b.size();
    }

    private static ChangeMatrix matrix(double[][] changes) {
        int size = changes.length;
        ChangeMatrix matrix = new ChangeMatrix(size, new double[size * (size - 1) / 2]);
        for (int p = 0; p < size; p++) {
            for (int q = p + 1; q < size; q++) {
                matrix.set(p, q, changes[p][q]);
            }
        }
        return matrix;
    }
}
