package org.multispa.training.ranks;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;
import org.multispa.model.torch.Torch;

/// Ranks that are threads of one process and add up in plain Java, in the order of their numbers.
public final class ThreadRanks implements Ranks {
    private final Table table;
    private final int rank;
    private final List<String> calls = new ArrayList<>();
    private int next;

    private ThreadRanks(Table table, int rank) {
        this.table = table;
        this.rank = rank;
    }

    /// Runs a body for each rank at the same time; throws what the first of them throws.
    public static void run(int size, Consumer<ThreadRanks> body) throws Exception {
        Table table = new Table(size);
        try (ExecutorService threads = Executors.newFixedThreadPool(size)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int rank = 0; rank < size; rank++) {
                ThreadRanks ranks = new ThreadRanks(table, rank);
                ends.add(threads.submit(() -> body.accept(ranks)));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
    }

    /// What was asked of this rank: kind and size.
    List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public int size() {
        return table.size;
    }

    @Override
    public Pending sum(Tensor tensor) {
        calls.add("sum " + tensor.numel());
        return table.join(next++, rank, tensor, (all, _) -> {
            double[] sums = new double[Math.toIntExact(tensor.numel())];
            for (Tensor one : all) {
                float[] values = Torch.toFloats(one);
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += values[i];
                }
            }
            float[] rounded = new float[sums.length];
            for (int i = 0; i < sums.length; i++) {
                rounded[i] = (float) sums[i];
            }
            all.forEach(one -> one.copy_(Torch.ofFloats(rounded, rounded.length)));
        });
    }

    @Override
    public Pending send(Tensor tensor, int root) {
        calls.add("send " + tensor.numel() + " from " + root);
        return table.join(next++, rank, tensor, (all, ranks) -> {
            for (int to = 0; to < ranks; to++) {
                if (to != root) {
                    all.get(to).copy_(all.get(root));
                }
            }
        });
    }

    @Override
    public double[] sum(double... values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        Tensor tensor = Torch.ofFloats(rounded, rounded.length);
        sum(tensor).await();
        float[] sums = Torch.toFloats(tensor);
        double[] wide = new double[sums.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = sums[i];
        }
        return wide;
    }

    @Override
    public void fail(String reason) {
        throw new AssertionError(reason);
    }

    @Override
    public void close() {}

    /// Where they lay down what they work on together.
    private static final class Table {
        private final int size;
        private final List<SortedMap<Integer, Tensor>> laid = new ArrayList<>();
        private final List<CompletableFuture<Void>> done = new ArrayList<>();

        Table(int size) {
            this.size = size;
        }

        synchronized Pending join(int call, int rank, Tensor tensor, BiConsumer<List<Tensor>, Integer> work) {
            while (laid.size() <= call) {
                laid.add(new TreeMap<>());
                done.add(new CompletableFuture<>());
            }
            tensor.retainReference();
            laid.get(call).put(rank, tensor);
            CompletableFuture<Void> end = done.get(call);
            if (laid.get(call).size() == size) {
                work.accept(List.copyOf(laid.get(call).values()), size);
                end.complete(null);
            }
            return new Pending() {
                @Override
                public boolean done() {
                    return end.isDone();
                }

                @Override
                public void await() {
                    end.join();
                }
            };
        }
    }
}
