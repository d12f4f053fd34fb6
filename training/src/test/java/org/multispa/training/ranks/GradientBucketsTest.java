package org.multispa.training.ranks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.multispa.model.torch.Torch;
import org.multispa.training.parameters.Parameter;

final class GradientBucketsTest {
    private static final long BYTES = 4 * 100;

    @Test
    void all_ranks_hold_the_plain_sums_of_many_odd_sizes_whatever_the_order_of_the_backward_pass() throws Exception {
        for (int size = 2; size <= 4; size++) {
            int ranks = size;
            int[] counts = Numbers.oddSizes(40, 250, 7 + size);
            ThreadRanks.run(size, mine -> {
                List<Parameter> parameters = Numbers.parameters(counts);
                try (GradientBuckets buckets = new GradientBuckets(parameters, mine, BYTES)) {
                    for (int step = 0; step < 3; step++) {
                        Numbers.giveGradients(parameters, mine.rank(), step);
                        for (Parameter parameter : shuffled(parameters, 31 * mine.rank() + step)) {
                            buckets.ready(parameter);
                        }
                        buckets.finish();
                        for (int i = 0; i < counts.length; i++) {
                            assertThat(Torch.toFloats(parameters.get(i).value().grad()))
                                    .as("parameter %s of %s numbers", i, counts[i])
                                    .containsExactly(Numbers.sum(i, counts[i], ranks, step));
                        }
                    }
                }
            });
        }
    }

    @Test
    void a_bucket_starts_when_its_last_gradient_and_all_buckets_before_it_are_there() throws Exception {
        ThreadRanks.run(2, ranks -> {
            List<Parameter> parameters = Numbers.parameters(30, 60, 80, 20, 300, 10);
            Numbers.giveGradients(parameters, ranks.rank(), 0);
            try (GradientBuckets buckets = new GradientBuckets(parameters, ranks, BYTES)) {
                buckets.ready(parameters.get(3));
                buckets.ready(parameters.get(2));
                assertThat(ranks.calls()).isEmpty();
                buckets.ready(parameters.get(5));
                assertThat(ranks.calls()).containsExactly("sum 10");
                buckets.ready(parameters.get(4));
                assertThat(ranks.calls()).containsExactly("sum 10", "sum 300", "sum 100");
                buckets.ready(parameters.get(1));
                buckets.finish();
                assertThat(ranks.calls()).startsWith("sum 10", "sum 300", "sum 100", "sum 90");
            }
        });
    }

    @Test
    void a_gradient_that_only_others_have_arrives_and_one_that_nobody_has_stays_away() throws Exception {
        ThreadRanks.run(3, ranks -> {
            List<Parameter> parameters = Numbers.parameters(5, 6, 7);
            if (ranks.rank() == 1) {
                Numbers.giveGradients(parameters.subList(1, 2), 1, 0);
            }
            Numbers.giveGradients(parameters.subList(2, 3), ranks.rank(), 0);
            try (GradientBuckets buckets = new GradientBuckets(parameters, ranks, BYTES)) {
                parameters.reversed().forEach(buckets::ready);
                buckets.finish();
            }
            assertThat(parameters.get(0).value().grad().defined()).isFalse();
            assertThat(Torch.toFloats(parameters.get(1).value().grad())).containsExactly(Numbers.gradient(0, 6, 1, 0));
            assertThat(Torch.toFloats(parameters.get(2).value().grad())).containsExactly(Numbers.sum(0, 7, 3, 0));
        });
    }

    @Test
    void gradients_of_half_the_width_are_added_in_full_width() throws Exception {
        ThreadRanks.run(3, ranks -> {
            Tensor value = Torch.ofFloats(new float[2], 2).to(ScalarType.BFloat16);
            value.set_requires_grad(true);
            // In BF16, 256 + 1 is 256 again; only a sum in F32 comes to 258.
            float[] own = ranks.rank() == 0 ? new float[] {256, 2} : new float[] {1, 2};
            value.mutable_grad().put(Torch.ofFloats(own, 2).to(ScalarType.BFloat16));
            try (GradientBuckets buckets = new GradientBuckets(List.of(new Parameter("p", value)), ranks)) {
                buckets.finish();
            }
            assertThat(Torch.kind(value.grad())).isEqualTo(ScalarType.BFloat16);
            assertThat(Torch.toFloats(value.grad())).containsExactly(258, 6);
        });
    }

    @Test
    void gradients_of_other_layout_keep_it() throws Exception {
        ThreadRanks.run(2, ranks -> {
            Tensor value = Torch.ofFloats(new float[6], 2, 3);
            value.set_requires_grad(true);
            value.mutable_grad()
                    .put(Torch.ofFloats(new float[] {1, 2, 3, 4, 5, 6}, 3, 2).t());
            try (GradientBuckets buckets = new GradientBuckets(List.of(new Parameter("p", value)), ranks)) {
                buckets.finish();
            }
            assertThat(Torch.toFloats(value.grad())).containsExactly(2, 6, 10, 4, 8, 12);
        });
    }

    @Test
    void two_runs_make_the_same_calls() throws Exception {
        ConcurrentMap<String, List<String>> calls = new ConcurrentHashMap<>();
        for (int run = 0; run < 2; run++) {
            int seed = run;
            ThreadRanks.run(2, ranks -> {
                List<Parameter> parameters = Numbers.parameters(Numbers.oddSizes(30, 250, 5));
                Numbers.giveGradients(parameters, ranks.rank(), 0);
                try (GradientBuckets buckets = new GradientBuckets(parameters, ranks, BYTES)) {
                    shuffled(parameters, 2 * seed + ranks.rank()).forEach(buckets::ready);
                    buckets.finish();
                }
                calls.put(seed + "/" + ranks.rank(), ranks.calls());
            });
        }
        assertThat(calls).hasSize(4);
        assertThat(calls.values()).allSatisfy(list -> assertThat(list).isEqualTo(calls.get("0/0")));
    }

    @Test
    void one_rank_leaves_gradients_as_they_are() {
        List<Parameter> parameters = Numbers.parameters(4);
        Numbers.giveGradients(parameters, 0, 0);
        try (GradientBuckets buckets = new GradientBuckets(parameters, Ranks.alone())) {
            buckets.ready(parameters.getFirst());
            buckets.finish();
        }
        assertThat(Torch.toFloats(parameters.getFirst().value().grad())).containsExactly(Numbers.gradient(0, 4, 0, 0));
    }

    @Test
    void a_gradient_cannot_be_final_twice_in_a_step() throws Exception {
        ThreadRanks.run(2, ranks -> {
            List<Parameter> parameters = Numbers.parameters(3, 4);
            try (GradientBuckets buckets = new GradientBuckets(parameters, ranks)) {
                buckets.ready(parameters.get(1));
                assertThatIllegalStateException()
                        .isThrownBy(() -> buckets.ready(parameters.get(1)))
                        .withMessageContaining("p1")
                        .withMessageContaining("twice");
            }
        });
    }

    @Test
    void parameters_are_told_apart_by_their_names() throws Exception {
        ThreadRanks.run(2, ranks -> {
            List<Parameter> parameters = Numbers.parameters(3, 4);
            List<Parameter> twice = List.of(parameters.get(0), parameters.get(0));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new GradientBuckets(twice, ranks))
                    .withMessageContaining("p0");
            try (GradientBuckets buckets = new GradientBuckets(parameters.subList(0, 1), ranks)) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> buckets.ready(parameters.get(1)))
                        .withMessageContaining("p1");
            }
            assertThatIllegalArgumentException().isThrownBy(() -> new GradientBuckets(parameters, ranks, 3));
        });
    }

    private static List<Parameter> shuffled(List<Parameter> parameters, int seed) {
        List<Parameter> order = new ArrayList<>(parameters);
        Collections.shuffle(order, new Random(seed));
        return order;
    }
}
