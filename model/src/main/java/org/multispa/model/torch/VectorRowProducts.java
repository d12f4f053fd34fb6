package org.multispa.model.torch;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/// By the processor's vectors, on as many threads as libtorch uses. Everything stays F32; the matrix is read once,
/// however many rows there are.
///
/// An int of the matrix holds two neighbours: its upper half is a BF16 in place, its lower half one after a shift.
/// So the even and the odd numbers of a row are kept apart.
final class VectorRowProducts implements RowProducts {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int UPPER = 0xFFFF0000;

    private static final MemorySegment MEMORY = everything();

    /// Outputs that a thread takes at a time: few enough that no thread waits long for another.
    private static final int CHUNK = 64;

    private final int threads = torch.get_num_threads();
    private final ExecutorService pool = Executors.newFixedThreadPool(
            Math.max(1, threads - 1),
            Thread.ofPlatform().daemon().name("row-products-", 0).factory());

    @Override
    public Tensor of(Tensor weight, Tensor rows) {
        int inputs = Math.toIntExact(weight.size(1));
        int outputs = Math.toIntExact(weight.size(0));
        List<Row> split = new ArrayList<>();
        float[] all = Torch.toFloats(rows);
        for (int at = 0; at < all.length; at += inputs) {
            split.add(Row.of(all, at, inputs));
        }
        long matrix = weight.data_ptr().address();
        float[] products = new float[split.size() * outputs];
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            for (int from = next.getAndAdd(CHUNK); from < outputs; from = next.getAndAdd(CHUNK)) {
                multiply(matrix, inputs, from, Math.min(outputs, from + CHUNK), split, products);
            }
        };
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            others.add(CompletableFuture.runAsync(work, pool));
        }
        work.run();
        others.forEach(CompletableFuture::join);
        return Torch.ofFloats(products, split.size(), outputs);
    }

    private static void multiply(long matrix, int inputs, int from, int to, List<Row> rows, float[] products) {
        int outputs = products.length / rows.size();
        for (int output = from; output < to; output++) {
            for (int row = 0; row < rows.size(); row++) {
                products[row * outputs + output] = product(matrix + 2L * inputs * output, inputs, rows.get(row));
            }
        }
    }

    /// One output. Its numbers are read in order, two vectors at a turn.
    ///
    /// @param at address of the row of the matrix
    private static float product(long at, int inputs, Row row) {
        int lanes = INTS.length();
        int turn = 2 * lanes;
        int whole = inputs / 2 - inputs / 2 % turn;
        FloatVector evens = FloatVector.zero(FLOATS);
        FloatVector odds = evens;
        for (int j = 0; j < whole; j += turn) {
            IntVector first = IntVector.fromMemorySegment(INTS, MEMORY, at + 4L * j, ByteOrder.LITTLE_ENDIAN);
            IntVector second =
                    IntVector.fromMemorySegment(INTS, MEMORY, at + 4L * (j + lanes), ByteOrder.LITTLE_ENDIAN);
            evens = lower(first).fma(FloatVector.fromArray(FLOATS, row.even, j), evens);
            odds = upper(first).fma(FloatVector.fromArray(FLOATS, row.odd, j), odds);
            evens = lower(second).fma(FloatVector.fromArray(FLOATS, row.even, j + lanes), evens);
            odds = upper(second).fma(FloatVector.fromArray(FLOATS, row.odd, j + lanes), odds);
        }
        return evens.add(odds).reduceLanes(VectorOperators.ADD) + tail(at, whole, inputs, row);
    }

    /// All memory of the process: with bounds that are known when the code is compiled, reading is a third faster.
    @SuppressWarnings("restricted") // only addresses within the matrix are read
    private static MemorySegment everything() {
        return MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
    }

    /// What is left of one output after whole vectors.
    ///
    /// @param pairs how many pairs of numbers are done
    private static float tail(long at, int pairs, int inputs, Row row) {
        float sum = 0;
        for (int j = pairs; j < inputs / 2; j++) {
            int two = MEMORY.get(INT, at + 4L * j);
            sum += Float.intBitsToFloat(two << 16) * row.even[j] + Float.intBitsToFloat(two & UPPER) * row.odd[j];
        }
        return inputs % 2 == 0
                ? sum
                : sum + Float.intBitsToFloat(MEMORY.get(SHORT, at + 2L * (inputs - 1)) << 16) * row.even[inputs / 2];
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
