package org.multispa.model.torch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// By the processor's vectors, on as many threads as libtorch uses. Everything stays F32; the matrix is read once,
/// however many rows there are.
///
/// An int of the matrix holds two neighbours: its upper half is a BF16 in place, its lower half one after a
/// shift. So the
/// even and the odd numbers of a row are kept apart.
final class VectorRowProducts implements RowProducts {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int UPPER = 0xFFFF0000;
    private static final int TOGETHER = 4;

    private final int threads = torch.get_num_threads();
    private final ExecutorService pool = Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("row-products-", 0).factory());

    @Override
    public Tensor of(Tensor weight, Tensor rows) {
        int inputs = Math.toIntExact(weight.size(1));
        int outputs = Math.toIntExact(weight.size(0));
        List<Row> split = new ArrayList<>();
        float[] all = Torch.toFloats(rows);
        for (int at = 0; at < all.length; at += inputs) {
            split.add(Row.of(all, at, inputs));
        }
        MemorySegment matrix = memory(weight);
        float[] products = new float[split.size() * outputs];
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int from = (int) ((long) outputs * i / threads);
            int to = (int) ((long) outputs * (i + 1) / threads);
            parts.add(CompletableFuture.runAsync(() -> multiply(matrix, inputs, from, to, split, products), pool));
        }
        parts.forEach(CompletableFuture::join);
        return Torch.ofFloats(products, split.size(), outputs);
    }

    /// The memory of a tensor, valid as long as that is.
    @SuppressWarnings("restricted") // the length is the tensor's own
    private static MemorySegment memory(Tensor tensor) {
        return MemorySegment.ofAddress(tensor.data_ptr().address()).reinterpret(tensor.nbytes());
    }

    private static void multiply(MemorySegment matrix, int inputs, int from, int to, List<Row> rows, float[] products) {
        int outputs = products.length / rows.size();
        long stride = 2L * inputs;
        for (int output = from; output < to; output += TOGETHER) {
            int count = Math.min(TOGETHER, to - output);
            for (int row = 0; row < rows.size(); row++) {
                int at = row * outputs + output;
                if (count == TOGETHER) {
                    four(matrix, stride * output, inputs, rows.get(row), products, at);
                } else {
                    for (int i = 0; i < count; i++) {
                        products[at + i] = tail(matrix, stride * (output + i), 0, inputs, rows.get(row));
                    }
                }
            }
        }
    }

    /// Four outputs side by side: each number of the row is loaded once for all of them.
    private static void four(MemorySegment matrix, long at, int inputs, Row row, float[] products, int to) {
        long stride = 2L * inputs;
        int lanes = INTS.length();
        int whole = inputs / 2 - inputs / 2 % lanes;
        FloatVector a = FloatVector.zero(FLOATS);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        FloatVector a2 = a;
        FloatVector b2 = a;
        FloatVector c2 = a;
        FloatVector d2 = a;
        for (int j = 0; j < whole; j += lanes) {
            FloatVector even = FloatVector.fromArray(FLOATS, row.even, j);
            FloatVector odd = FloatVector.fromArray(FLOATS, row.odd, j);
            long first = at + 4L * j;
            IntVector two = IntVector.fromMemorySegment(INTS, matrix, first, ByteOrder.LITTLE_ENDIAN);
            a = lower(two).fma(even, a);
            a2 = upper(two).fma(odd, a2);
            two = IntVector.fromMemorySegment(INTS, matrix, first + stride, ByteOrder.LITTLE_ENDIAN);
            b = lower(two).fma(even, b);
            b2 = upper(two).fma(odd, b2);
            two = IntVector.fromMemorySegment(INTS, matrix, first + 2 * stride, ByteOrder.LITTLE_ENDIAN);
            c = lower(two).fma(even, c);
            c2 = upper(two).fma(odd, c2);
            two = IntVector.fromMemorySegment(INTS, matrix, first + 3 * stride, ByteOrder.LITTLE_ENDIAN);
            d = lower(two).fma(even, d);
            d2 = upper(two).fma(odd, d2);
        }
        products[to] = a.add(a2).reduceLanes(VectorOperators.ADD) + tail(matrix, at, whole, inputs, row);
        products[to + 1] = b.add(b2).reduceLanes(VectorOperators.ADD) + tail(matrix, at + stride, whole, inputs, row);
        products[to + 2] =
                c.add(c2).reduceLanes(VectorOperators.ADD) + tail(matrix, at + 2 * stride, whole, inputs, row);
        products[to + 3] =
                d.add(d2).reduceLanes(VectorOperators.ADD) + tail(matrix, at + 3 * stride, whole, inputs, row);
    }

    /// What is left of one output after whole vectors.
    ///
    /// @param pairs how many pairs of numbers are done
    private static float tail(MemorySegment matrix, long at, int pairs, int inputs, Row row) {
        float sum = 0;
        for (int j = pairs; j < inputs / 2; j++) {
            int two = matrix.get(INT, at + 4L * j);
            sum += Float.intBitsToFloat(two << 16) * row.even[j] + Float.intBitsToFloat(two & UPPER) * row.odd[j];
        }
        return inputs % 2 == 0
                ? sum
                : sum + Float.intBitsToFloat(matrix.get(SHORT, at + 2L * (inputs - 1)) << 16) * row.even[inputs / 2];
    }

    private static FloatVector lower(IntVector two) {
        return two.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats();
    }

    private static FloatVector upper(IntVector two) {
        return two.and(UPPER).reinterpretAsFloats();
    }

    /// The even and the odd numbers of a row.
    private static final class Row {
        private final float[] even;
        private final float[] odd;

        private Row(float[] even, float[] odd) {
            this.even = even;
            this.odd = odd;
        }

        static Row of(float[] all, int at, int inputs) {
            float[] even = new float[(inputs + 1) / 2];
            float[] odd = new float[inputs / 2];
            for (int i = 0; i < inputs; i++) {
                if (i % 2 == 0) {
                    even[i / 2] = all[at + i];
                } else {
                    odd[i / 2] = all[at + i];
                }
            }
            return new Row(even, odd);
        }
    }
}
