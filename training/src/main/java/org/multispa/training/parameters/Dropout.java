package org.multispa.training.parameters;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.geometry.SeededHash;
import org.multispa.model.torch.Torch;

/// Sets a share of numbers to 0. What is computed from the others is to be scaled up for it.
///
/// Which ones is decided by the sample, the step and the layer alone: a layer that is computed a second time on the
/// way back drops the same, and so does a run that was interrupted, or one that is spread over more processes. Off
/// unless [#begin] was called. One thread computes at a time.
public final class Dropout {
    private static final long MASK = 0xFFFF;
    private static final int NUMBERS = Long.SIZE / Short.SIZE;

    private final double share;
    private List<Rows> rows = List.of();
    private int first;

    Dropout(double share) {
        this.share = share;
    }

    /// The next computations are of these sequences end to end.
    public void begin(List<Rows> sequences) {
        rows = share == 0 ? List.of() : List.copyOf(sequences);
        first = 0;
    }

    /// Nothing is dropped from here on.
    public void end() {
        rows = List.of();
    }

    /// With what the rest is to be multiplied, so that sums stay as they are on average.
    double scaling() {
        return rows.isEmpty() ? 1 : 1 / (1 - share);
    }

    /// What is computed next begins with this row of those that [#begin] was told of.
    public void from(int row) {
        first = row;
    }

    /// @param input [rows, width], all rows or some that follow each other
    /// @return the same shape
    Tensor apply(Tensor input, String module) {
        if (rows.isEmpty()) {
            return input;
        }
        int count = Math.toIntExact(input.size(0));
        long width = input.size(1);
        Tensor dropped = Torch.empty(ScalarType.Bool, count, width);
        MemorySegment all = memory(dropped);
        int start = -first;
        for (Rows sequence : rows) {
            SeededHash key = sequence.key().with(module);
            int before = start;
            IntStream.range(Math.max(0, -before), Math.min(sequence.count(), count - before))
                    .parallel()
                    .forEach(row -> fill(all.asSlice((before + row) * width, width), key.with(row)));
            start += sequence.count();
        }
        return input.masked_fill(dropped.to(input.device(), ScalarType.Bool), new Scalar(0));
    }

    @SuppressWarnings("restricted") // the tensor's own bytes
    private static MemorySegment memory(Tensor tensor) {
        return MemorySegment.ofAddress(tensor.data_ptr().address()).reinterpret(tensor.numel());
    }

    /// Each number of a row is decided by 16 random bits of its own.
    private void fill(MemorySegment row, SeededHash key) {
        long below = Math.round(share * (MASK + 1));
        long bits = 0;
        for (long i = 0; i < row.byteSize(); i++) {
            bits = i % NUMBERS == 0 ? key.with(i).value() : bits >>> Short.SIZE;
            row.set(ValueLayout.JAVA_BYTE, i, (byte) ((bits & MASK) < below ? 1 : 0));
        }
    }

    /// The rows of one sequence.
    ///
    /// @param count how many
    /// @param key of the sample and the step
    public record Rows(int count, SeededHash key) {}
}
