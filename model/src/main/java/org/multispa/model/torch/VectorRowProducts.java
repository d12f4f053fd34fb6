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
/// An int of the matrix holds two neighbours: its upper half is a BF16 in place, its lower half one after a shift. So the
/// even and the odd numbers of a row are kept apart.
final class VectorRowProducts implements RowProducts {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int UPPER = 0xFFFF0000;

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
        MemorySegment matrix =
                MemorySegment.ofAddress(weight.data_ptr().address()).reinterpret(2L * inputs * outputs);
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

    private static void multiply(
            MemorySegment matrix, int inputs, int from, int to, List<Row> rows, float[] products) {
        int outputs = products.length / rows.size();
        for (int output = from; output < to; output++) {
            for (int row = 0; row < rows.size(); row++) {
                products[row * outputs + output] = dot(matrix, 2L * inputs * output, inputs, rows.get(row));
            }
        }
    }

    private static float dot(MemorySegment matrix, long at, int inputs, Row row) {
        int lanes = INTS.length();
        FloatVector even = FloatVector.zero(FLOATS);
        FloatVector odd = even;
        FloatVector evenToo = even;
        FloatVector oddToo = even;
        int pairs = inputs / 2;
        int whole = pairs - pairs % (2 * lanes);
        for (int j = 0; j < whole; j += 2 * lanes) {
            IntVector first = IntVector.fromMemorySegment(INTS, matrix, at + 4L * j, ByteOrder.LITTLE_ENDIAN);
            IntVector second =
                    IntVector.fromMemorySegment(INTS, matrix, at + 4L * (j + lanes), ByteOrder.LITTLE_ENDIAN);
            even = lower(first).fma(FloatVector.fromArray(FLOATS, row.even, j), even);
            odd = upper(first).fma(FloatVector.fromArray(FLOATS, row.odd, j), odd);
            evenToo = lower(second).fma(FloatVector.fromArray(FLOATS, row.even, j + lanes), evenToo);
            oddToo = upper(second).fma(FloatVector.fromArray(FLOATS, row.odd, j + lanes), oddToo);
        }
        float sum = even.add(odd).add(evenToo.add(oddToo)).reduceLanes(VectorOperators.ADD);
        for (int j = whole; j < pairs; j++) {
            int two = matrix.get(INT, at + 4L * j);
            sum += Float.intBitsToFloat(two << 16) * row.even[j] + Float.intBitsToFloat(two & UPPER) * row.odd[j];
        }
        return inputs % 2 == 0
                ? sum
                : sum + Float.intBitsToFloat(matrix.get(SHORT, at + 4L * pairs) << 16) * row.even[pairs];
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
