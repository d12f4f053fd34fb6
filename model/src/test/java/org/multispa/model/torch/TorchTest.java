package org.multispa.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.multispa.model.safetensors.DType;
import org.multispa.model.testmodels.Plain;

final class TorchTest {
    private final Random random = new Random(1);

    @Test
    void numbers_go_in_and_come_out_in_order() {
        try (PointerScope _ = new PointerScope()) {
            float[] floats = Plain.gaussian(random, 24, 3);
            Tensor tensor = Torch.ofFloats(floats, 2, 3, 4);
            assertThat(Torch.shape(tensor)).containsExactly(2, 3, 4);
            assertThat(Torch.toFloats(tensor)).containsExactly(floats);
            assertThat(Torch.toFloats(tensor.select(0, 1).select(0, 2)))
                    .containsExactly(floats[20], floats[21], floats[22], floats[23]);
            long[] longs = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE, 1L << 53 | 1};
            assertThat(Torch.toLongs(Torch.ofLongs(longs, 3, 2))).containsExactly(longs);
            assertThat(Torch.toLongs(Torch.ofInts(new int[] {-3, 0, Integer.MAX_VALUE})))
                    .containsExactly(-3, 0, Integer.MAX_VALUE);
        }
    }

    @Test
    void a_view_comes_out_row_major_all_the_same() {
        try (PointerScope _ = new PointerScope()) {
            Tensor tensor = Torch.ofFloats(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
            assertThat(Torch.toFloats(tensor.transpose(0, 1))).containsExactly(1, 4, 2, 5, 3, 6);
            assertThat(Torch.toFloats(tensor.to(ScalarType.BFloat16).narrow(1, 1, 1)))
                    .containsExactly(2, 5);
        }
    }

    @Test
    void more_or_fewer_numbers_than_a_shape_has_are_refused() {
        try (PointerScope _ = new PointerScope()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Torch.ofFloats(new float[5], 2, 3))
                    .withMessageContaining("6")
                    .withMessageContaining("[2, 3]")
                    .withMessageContaining("5");
            assertThatIllegalArgumentException().isThrownBy(() -> Torch.ofFloats(new float[7], 2, 3));
            assertThatIllegalArgumentException().isThrownBy(() -> Torch.ofLongs(new long[2], 1));
        }
    }

    @Test
    void tensors_without_numbers_are_tensors_too() {
        try (PointerScope _ = new PointerScope()) {
            assertThat(Torch.toFloats(Torch.ofFloats(new float[0], 0, 4))).isEmpty();
            assertThat(Torch.toLongs(Torch.ofInts(new int[0]))).isEmpty();
        }
    }

    @Test
    void memory_of_every_kind_is_seen_as_it_lies() {
        try (Arena arena = Arena.ofConfined();
                PointerScope _ = new PointerScope()) {
            for (DType kind : DType.values()) {
                MemorySegment memory = arena.allocate(64);
                Tensor tensor = Torch.over(memory, kind, 2, 3);
                assertThat(Torch.kind(tensor)).isEqualTo(Torch.scalarType(kind));
                assertThat(tensor.element_size()).isEqualTo(kind.bytes());
                assertThat(tensor.data_ptr().address()).isEqualTo(memory.address());
            }
            MemorySegment floats = arena.allocateFrom(ValueLayout.JAVA_FLOAT, 1, 2, 3, 4);
            Tensor seen = Torch.over(floats, DType.F32, 2, 2);
            floats.setAtIndex(ValueLayout.JAVA_FLOAT, 3, 9);
            assertThat(Torch.toFloats(seen)).containsExactly(1, 2, 3, 9);
        }
    }

    @Test
    void a_scope_frees_all_but_its_result() {
        try (PointerScope _ = new PointerScope()) {
            Tensor start = Torch.ofFloats(new float[] {1, 2}, 2);
            Torch.scoped(() -> start.add(start));
            long before = Pointer.totalCount();
            Tensor result = Torch.scoped(() -> {
                Tensor x = start;
                for (int i = 0; i < 50; i++) {
                    x = x.add(start);
                }
                return x;
            });
            assertThat(Pointer.totalCount()).isEqualTo(before + 1);
            assertThat(Torch.toFloats(result)).containsExactly(51, 102);
        }
    }

    @Test
    void a_result_belongs_to_the_scope_around_and_ends_with_it() {
        long before = Pointer.totalCount();
        Tensor result;
        try (PointerScope _ = new PointerScope()) {
            result = Torch.scoped(() -> Torch.scoped(() -> Torch.ofFloats(new float[] {4}, 1)));
            assertThat(Torch.toFloats(result)).containsExactly(4);
        }
        assertThat(result.isNull()).isTrue();
        assertThat(Pointer.totalCount()).isLessThanOrEqualTo(before);
    }

    @Test
    void what_is_kept_outlives_every_scope_until_it_is_closed() {
        Tensor kept;
        try (PointerScope _ = new PointerScope()) {
            kept = Torch.kept(() -> Torch.ofFloats(new float[] {7}, 1));
        }
        assertThat(Torch.toFloats(kept)).containsExactly(7);
        kept.close();
        assertThat(kept.isNull()).isTrue();
    }

    @Test
    void without_a_scope_around_the_result_lives_until_it_is_closed() {
        Tensor result =
                Torch.scoped(() -> Torch.ofFloats(new float[] {1, 2}, 2).add(Torch.ofFloats(new float[] {3, 4}, 2)));
        assertThat(Torch.toFloats(result)).containsExactly(4, 6);
        result.close();
    }

    @Test
    void release_leaves_what_the_caller_holds() {
        try (PointerScope _ = new PointerScope()) {
            Tensor held = Torch.ofFloats(new float[] {1}, 1);
            Tensor other = Torch.ofFloats(new float[] {2}, 1);
            Torch.release(held, held);
            Torch.release(other, held);
            assertThat(held.isNull()).isFalse();
            assertThat(other.isNull()).isTrue();
        }
    }

    @Test
    void norms_agree_with_loops() {
        try (PointerScope _ = new PointerScope()) {
            float[] values = Plain.gaussian(random, 5 * 12, 2);
            float[] weight = Plain.gaussian(random, 12, 1);
            float[] bias = Plain.gaussian(random, 12, 1);
            Tensor x = Torch.ofFloats(values, 5, 12);
            Norm rms = new Norm.Rms(Torch.ofFloats(weight, 12), 1e-3);
            Norm layer = new Norm.Layer(Torch.ofFloats(weight, 12), Torch.ofFloats(bias, 12), 1e-3);
            double[][] byRms = Plain.rows(Torch.toFloats(rms.apply(x)), 12);
            double[][] byLayer = Plain.rows(Torch.toFloats(layer.apply(x)), 12);
            double[][] rows = Plain.rows(values, 12);
            for (int i = 0; i < 5; i++) {
                assertThat(Plain.difference(byRms[i], Plain.rmsNorm(rows[i], weight, 1e-3)))
                        .isLessThan(1e-5);
                assertThat(Plain.difference(byLayer[i], Plain.layerNorm(rows[i], weight, bias, 1e-3)))
                        .isLessThan(1e-5);
            }
        }
    }

    @Test
    void attention_agrees_with_loops_causal_and_not() {
        try (PointerScope _ = new PointerScope()) {
            int tokens = 7;
            int width = 4;
            float[] q = Plain.gaussian(random, tokens * width, 1);
            float[] k = Plain.gaussian(random, tokens * width, 1);
            float[] v = Plain.gaussian(random, tokens * width, 1);
            for (boolean causal : new boolean[] {true, false}) {
                Tensor seen = Torch.attention(
                        Torch.ofFloats(q, 1, 1, tokens, width),
                        Torch.ofFloats(k, 1, 1, tokens, width),
                        Torch.ofFloats(v, 1, 1, tokens, width),
                        causal);
                double[][] rows = Plain.rows(Torch.toFloats(seen), width);
                for (int i = 0; i < tokens; i++) {
                    double[] expected = Plain.attend(
                            Plain.rows(q, width)[i],
                            Plain.rows(k, width),
                            Plain.rows(v, width),
                            causal ? i + 1 : tokens);
                    assertThat(Plain.difference(rows[i], expected)).isLessThan(1e-5);
                }
            }
        }
    }

    @Test
    void heads_are_repeated_each_beside_itself() {
        try (PointerScope _ = new PointerScope()) {
            Tensor heads = Torch.ofFloats(new float[] {1, 2, 3, 4}, 2, 1, 2);
            assertThat(Torch.toFloats(Torch.repeatHeads(heads, 0, 3)))
                    .containsExactly(1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4);
            assertThat(Torch.repeatHeads(heads, 0, 1)).isSameAs(heads);
        }
    }

    @Test
    void parts_are_laid_one_after_the_other() {
        try (PointerScope _ = new PointerScope()) {
            Tensor one = Torch.ofFloats(new float[] {1, 2}, 1, 2);
            Tensor two = Torch.ofFloats(new float[] {3, 4, 5, 6}, 2, 2);
            assertThat(Torch.toFloats(Torch.cat(List.of(one, two), 0))).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(Torch.cat(List.of(two), 0)).isSameAs(two);
            assertThat(Torch.shape(Torch.emptyLike(two.to(ScalarType.BFloat16), 3, 1)))
                    .containsExactly(3, 1);
        }
    }
}
