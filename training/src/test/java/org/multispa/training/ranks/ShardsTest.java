package org.multispa.training.ranks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.multispa.model.torch.Torch;
import org.multispa.training.parameters.Parameter;

final class ShardsTest {
    @Test
    void every_parameter_has_one_owner_and_all_own_about_as_much() {
        for (int ranks = 1; ranks <= 7; ranks++) {
            int[] counts = Numbers.oddSizes(60, 500, ranks);
            List<Parameter> parameters = Numbers.parameters(counts);
            Shards shards = Shards.of(parameters, ranks);
            Set<Parameter> seen = new HashSet<>();
            long total = Arrays.stream(counts).asLongStream().sum();
            for (int rank = 0; rank < ranks; rank++) {
                List<Parameter> owned = shards.ownedBy(rank);
                assertThat(seen).doesNotContainAnyElementsOf(owned);
                seen.addAll(owned);
                long held = owned.stream().mapToLong(Parameter::count).sum();
                // No rank is further from the mean than the largest parameter.
                assertThat(Math.abs(held - total / ranks)).isLessThanOrEqualTo(500);
                int which = rank;
                assertThat(owned)
                        .isEqualTo(IntStream.range(0, counts.length)
                                .filter(i -> shards.owner(i) == which)
                                .mapToObj(parameters::get)
                                .toList());
            }
            assertThat(seen).hasSize(parameters.size());
        }
    }

    @Test
    void equal_parameters_go_round_in_order() {
        Shards shards = Shards.of(Numbers.parameters(8, 8, 8, 8, 8), 2);
        assertThat(IntStream.range(0, 5).map(shards::owner)).containsExactly(0, 1, 0, 1, 0);
    }

    @Test
    void the_largest_are_given_away_first() {
        Shards shards = Shards.of(Numbers.parameters(1, 1, 1, 1, 4), 2);
        assertThat(IntStream.range(0, 5).map(shards::owner)).containsExactly(1, 1, 1, 1, 0);
    }

    @Test
    void after_the_exchange_all_ranks_hold_the_values_of_the_owners() throws Exception {
        int[] counts = Numbers.oddSizes(25, 90, 3);
        ThreadRanks.run(3, ranks -> {
            List<Parameter> parameters = Numbers.parameters(counts);
            Shards shards = Shards.of(parameters, 3);
            for (int i = 0; i < counts.length; i++) {
                // What a rank does not own is wrong, as it is before the exchange.
                int worth = shards.owner(i) == ranks.rank() ? i : -1;
                parameters.get(i).value().detach().copy_(Torch.ofFloats(filled(counts[i], worth), counts[i]));
            }
            shards.exchange(ranks);
            for (int i = 0; i < counts.length; i++) {
                assertThat(Torch.toFloats(parameters.get(i).value())).containsExactly(filled(counts[i], i));
                assertThat(parameters.get(i).value().requires_grad()).isTrue();
            }
            assertThat(ranks.calls()).hasSize(3).allMatch(call -> call.startsWith("send "));
        });
    }

    @Test
    void tensors_of_any_kind_and_shape_are_exchanged() throws Exception {
        ThreadRanks.run(2, ranks -> {
            Shards shards = Shards.of(Numbers.parameters(6, 6, 4), 2);
            List<Tensor> tensors = new ArrayList<>();
            tensors.add(Torch.ofFloats(filled(6, ranks.rank() + 1), 2, 3).to(ScalarType.BFloat16));
            tensors.add(Torch.ofLongs(new long[] {10 + ranks.rank()}, 1));
            tensors.add(Torch.ofFloats(filled(4, 100 + ranks.rank()), 2, 1, 2).to(ScalarType.Double));
            shards.exchange(ranks, tensors);
            assertThat(Torch.toFloats(tensors.get(0))).containsOnly(1);
            assertThat(Torch.toLongs(tensors.get(1))).containsExactly(11);
            assertThat(Torch.toFloats(tensors.get(2))).containsOnly(100);
        });
    }

    @Test
    void one_rank_owns_all_and_exchanges_nothing() {
        List<Parameter> parameters = Numbers.parameters(3, 4);
        Shards shards = Shards.of(parameters, 1);
        assertThat(shards.ownedBy(0)).isEqualTo(parameters);
        shards.exchange(Ranks.alone());
        assertThat(Torch.toFloats(parameters.get(1).value())).containsExactly(0, 0, 0, 0);
    }

    @Test
    void more_ranks_than_parameters_leave_some_without() throws Exception {
        ThreadRanks.run(3, ranks -> {
            List<Parameter> parameters = Numbers.parameters(5);
            Shards shards = Shards.of(parameters, 3);
            assertThat(shards.ownedBy(2)).isEmpty();
            shards.exchange(ranks);
            assertThat(ranks.calls()).containsExactly("send 20 from 0");
        });
    }

    @Test
    void what_does_not_fit_is_refused() {
        List<Parameter> parameters = Numbers.parameters(3, 4);
        assertThatIllegalArgumentException().isThrownBy(() -> Shards.of(parameters, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shards.of(parameters, 2).exchange(Ranks.alone(), List.of()))
                .withMessageContaining("2 parameters");
    }

    private static float[] filled(int count, float value) {
        float[] values = new float[count];
        Arrays.fill(values, value);
        return values;
    }
}
