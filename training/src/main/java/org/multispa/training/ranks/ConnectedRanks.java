package org.multispa.training.ranks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Backend;
import org.bytedeco.pytorch.BroadcastOptions;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Work;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.model.torch.Torch;
import org.multispa.training.ranks.network.Board;
import org.multispa.training.ranks.network.NativeMessage;

/// A rank among others, connected by a process group of libtorch.
final class ConnectedRanks implements Ranks {
    private static final String STANDS = ". All ranks end here; the last checkpoint stands, and the run goes on from"
            + " it when it is resumed with all ranks";

    /// Groups that cannot be freed, because work that will never end still uses them.
    private static final List<Backend> STUCK = new ArrayList<>();

    private final RankSettings settings;
    private final String device;
    private final boolean cuda;
    private final Backend group;
    private final Board board;
    private final Watch watch;
    private int underWay;
    private boolean broken;
    private boolean closed;

    /// Takes over group, board and watch.
    ConnectedRanks(RankSettings settings, Device device, Backend group, Board board, Watch watch) {
        this.settings = settings;
        this.device = device.str().getString();
        this.cuda = device.is_cuda();
        this.group = group;
        this.board = board;
        this.watch = watch;
    }

    @Override
    public int rank() {
        return settings.rank();
    }

    @Override
    public int size() {
        return settings.size();
    }

    @Override
    public Pending sum(Tensor tensor) {
        return start(tensor, group::allreduce);
    }

    @Override
    public Pending send(Tensor tensor, int root) {
        if (root < 0 || root >= size()) {
            throw new IllegalArgumentException("expected a rank from 0 to " + (size() - 1) + ", found " + root);
        }
        return start(tensor, tensors -> group.broadcast(tensors, new BroadcastOptions().rootRank(root)));
    }

    @Override
    public double[] sum(double... values) {
        try (PointerScope _ = new PointerScope()) {
            // One number more, so that there is always something to wait for.
            Tensor numbers = Torch.empty(ScalarType.Double, values.length + 1L);
            numbers.zero_();
            numbers.data_ptr_double().put(values, 0, values.length);
            Tensor there = numbers.to(new Device(device), ScalarType.Double);
            sum(there).await();
            double[] sums = new double[values.length];
            there.cpu().data_ptr_double().get(sums);
            return sums;
        }
    }

    private Pending start(Tensor tensor, Function<TensorVector, Work> begin) {
        if (closed) {
            throw new IllegalStateException("rank " + rank() + " has left");
        }
        if (!tensor.is_contiguous()) {
            throw new IllegalArgumentException("expected a contiguous tensor, found one of shape "
                    + Arrays.toString(Torch.shape(tensor)) + " that is not");
        }
        watch.end().ifPresent(reason -> {
            throw ended(reason);
        });
        try (PointerScope _ = new PointerScope()) {
            Work work = begin.apply(new TensorVector(tensor));
            work.retainReference();
            underWay++;
            return new Running(work, cuda, this);
        } catch (RuntimeException e) {
            throw failed(NativeMessage.of(e));
        }
    }

    /// Work has come to its end.
    void finished() {
        underWay--;
    }

    /// Looks whether work that takes its time can still come to its end.
    ///
    /// @param waited nanoseconds
    /// @param farewell how long it may take once a rank has left
    void requireGoing(long waited, Duration farewell) {
        watch.end().ifPresent(reason -> {
            throw ended(reason);
        });
        if (watch.someLeft() && waited > farewell.toNanos()) {
            throw failed("it left");
        }
        if (waited > settings.timeout().toNanos()) {
            throw ended(watch.end(
                    board,
                    "rank " + rank() + " waited " + Meeting.words(settings.timeout())
                            + " in vain for the others, though all give signs of life; raise MULTISPA_RANK_TIMEOUT if"
                            + " one of them does something that takes so long"));
        }
    }

    /// The failure to report when the process group says that it cannot go on.
    RankException failed(String failure) {
        return ended(watch.explain(board, failure));
    }

    private RankException ended(String reason) {
        broken = true;
        return new RankException(reason + STANDS);
    }

    @Override
    public void fail(String reason) {
        broken = true;
        watch.end(board, "rank " + rank() + " failed: " + reason);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean stuck = broken || underWay > 0;
        if (!stuck) {
            group.close();
        }
        watch.close();
        if (stuck) {
            if (cuda) {
                group.abort();
            }
            synchronized (STUCK) {
                STUCK.add(group);
            }
        }
        board.close();
    }
}
