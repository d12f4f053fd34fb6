package org.multispa.dataset.audit.blind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.DatasetException;
import org.multispa.dataset.Subtask;
import org.multispa.dataset.audit.Planted;

class FoldsTest {
    private final Planted planted = new Planted(31);
    private final Prober prober = new Prober();

    private List<Probe> probes(List<String> families) throws DatasetException {
        List<Probe> probes = new ArrayList<>();
        for (String family : families) {
            probes.add(prober.probe(planted.sample(
                    Subtask.CAMERA_DISTANCE,
                    planted.question(""),
                    planted.answer(Subtask.CAMERA_DISTANCE),
                    family,
                    "",
                    planted.pixel(),
                    List.of())));
        }
        return probes;
    }

    private List<String> families(int count, int different) {
        List<String> families = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            families.add("f" + (i < different ? i : planted.random().nextInt(different)));
        }
        return families;
    }

    @Test
    void noFamilyIsInTwoFoldsAndNoFoldIsEmpty() throws DatasetException {
        for (int different = Folds.COUNT; different < 30; different++) {
            List<Probe> probes = probes(families(120, different));
            Folds folds = Folds.of(probes);
            assertThat(folds.byFamily()).isTrue();
            Map<String, Set<Integer>> of = new HashMap<>();
            for (int i = 0; i < probes.size(); i++) {
                of.computeIfAbsent(probes.get(i).family(), _ -> new HashSet<>()).add(folds.of()[i]);
            }
            assertThat(of.values()).allSatisfy(one -> assertThat(one).hasSize(1));
            assertThat(Arrays.stream(folds.of()).distinct().sorted()).containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Test
    void foldsByFamilyAreAboutEquallyLarge() throws DatasetException {
        int[] folds = Folds.of(probes(families(1000, 50))).of();
        for (int fold = 0; fold < Folds.COUNT; fold++) {
            int its = fold;
            assertThat(Arrays.stream(folds).filter(one -> one == its).count()).isBetween(180L, 220L);
        }
    }

    @Test
    void theFoldOfAQuestionDoesNotDependOnTheirOrder() throws DatasetException {
        List<Probe> probes = probes(families(90, 8));
        IdentityHashMap<Probe, Integer> before = new IdentityHashMap<>();
        int[] folds = Folds.of(probes).of();
        for (int i = 0; i < folds.length; i++) {
            before.put(probes.get(i), folds[i]);
        }
        Collections.shuffle(probes, new Random(3));
        folds = Folds.of(probes).of();
        for (int i = 0; i < folds.length; i++) {
            assertThat(folds[i]).isEqualTo(before.get(probes.get(i)));
        }
    }

    @Test
    void fewOrUnevenFamiliesArePartedByWhatTheQuestionIsAbout() throws DatasetException {
        assertThat(Folds.of(probes(families(100, Folds.COUNT - 1))).byFamily()).isFalse();
        List<String> uneven = new ArrayList<>(Collections.nCopies(51, "large"));
        uneven.addAll(families(49, 7));
        assertThat(Folds.of(probes(uneven)).byFamily()).isFalse();
        uneven.add("one more");
        uneven.add("and another");
        assertThat(Folds.of(probes(uneven)).byFamily()).isTrue();
        List<Probe> same =
                new ArrayList<>(Collections.nCopies(40, probes(List.of("f")).getFirst()));
        assertThat(Arrays.stream(Folds.of(same).of()).distinct()).hasSize(1);
    }
}
