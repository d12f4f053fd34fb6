package org.multispa.training.ranks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.multispa.model.torch.Torch;

/// Ranks connected over loopback, all in this process: libtorch does not mind, and no process must be started.
final class Together {
    private Together() {}

    /// What a rank does.
    interface Body {
        List<String> of(Ranks ranks) throws InterruptedException;
    }

    /// Runs all ranks of one run and gives what each says; one that ends early says why.
    static List<List<String>> run(int size, Duration timeout, Body body)
            throws IOException, InterruptedException, ExecutionException {
        int port = Ports.free();
        List<Callable<List<String>>> all = new ArrayList<>();
        for (int rank = 0; rank < size; rank++) {
            all.add(rank(rank, size, port, timeout, body));
        }
        return run(all);
    }

    /// One rank, which says what it does.
    static Callable<List<String>> rank(int rank, int size, int port, Duration timeout, Body body) {
        RankSettings settings = new RankSettings(rank, size, rank, "127.0.0.1", port, timeout, RankSettings.SILENCE);
        return () -> {
            try (Ranks ranks = Ranks.join(settings, Torch.device("cpu"))) {
                return body.of(ranks);
            } catch (RankException e) {
                return List.of("ended: " + e.getMessage());
            }
        };
    }

    static List<List<String>> run(List<Callable<List<String>>> all) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
            List<List<String>> said = new ArrayList<>();
            for (Future<List<String>> one : threads.invokeAll(all)) {
                said.add(one.get());
            }
            return said;
        }
    }
}
