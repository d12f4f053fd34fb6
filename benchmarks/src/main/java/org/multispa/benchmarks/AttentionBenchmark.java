package org.multispa.benchmarks;

import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.multispa.model.torch.Attention;
import org.multispa.model.torch.Torch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Attention of one layer in F32, by libtorch's kernel and in blocks of matrix products: of the 8B language model over
/// 3,704 tokens, and of its vision encoder over 8 tiles.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class AttentionBenchmark {
    /// Which model's layer.
    public enum Shape {
        LANGUAGE(1, 32, 8, 3704, 128),
        VISION(8, 16, 16, 1025, 64);

        private final long batch;
        private final long heads;
        private final long shared;
        private final long rows;
        private final long width;

        Shape(long batch, long heads, long shared, long rows, long width) {
            this.batch = batch;
            this.heads = heads;
            this.shared = shared;
            this.rows = rows;
            this.width = width;
        }

        private Tensor noise(long count) {
            return Torch.kept(() -> torch.randn(batch, count, rows, width));
        }
    }

    /// Which one.
    @Param
    public Shape shape = Shape.LANGUAGE;

    private Tensor queries = new Tensor();
    private Tensor keys = new Tensor();
    private Tensor values = new Tensor();
    private Tensor incoming = new Tensor();

    /// Random numbers.
    @Setup
    public void draw() {
        queries = shape.noise(shape.heads);
        keys = shape.noise(shape.shared);
        values = shape.noise(shape.shared);
        incoming = shape.noise(shape.heads);
    }

    private boolean causal() {
        return shape == Shape.LANGUAGE;
    }

    private Tensor byTheKernel(Tensor queries, Tensor keys, Tensor values) {
        int times = (int) (shape.heads / shape.shared);
        return Torch.attention(
                queries, Torch.repeatHeads(keys, 1, times), Torch.repeatHeads(values, 1, times), causal());
    }

    /// libtorch's kernel.
    @Benchmark
    public long kernel() {
        try (NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            return byTheKernel(queries, keys, values).numel();
        }
    }

    /// In blocks.
    @Benchmark
    public long blocks() {
        try (NoGradGuard _ = new NoGradGuard();
                PointerScope _ = new PointerScope()) {
            return Attention.of(queries, keys, values, causal()).numel();
        }
    }

    /// libtorch's kernel, and the gradients by its own way back.
    @Benchmark
    public long kernelAndGradients() {
        try (PointerScope _ = new PointerScope()) {
            Tensor some = queries.detach().requires_grad_(true);
            Tensor result = byTheKernel(
                    some, keys.detach().requires_grad_(true), values.detach().requires_grad_(true));
            torch.backward(
                    new TensorVector(result),
                    new TensorVector(incoming),
                    new BoolOptional(),
                    false,
                    new TensorVector());
            return some.grad().numel();
        }
    }

    /// In blocks, and the gradients in blocks that are computed again.
    @Benchmark
    public long blocksAndGradients() {
        try (PointerScope _ = new PointerScope()) {
            return Attention.of(queries, keys, values, causal()).numel()
                    + Attention.gradients(queries, keys, values, causal(), incoming)
                            .queries()
                            .numel();
        }
    }
}
