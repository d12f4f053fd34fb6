package org.multispa.training.ranks;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;

/// The processes that train together, as one of them sees them.
///
/// Every rank must make the same calls in the same order, with tensors of the same size, kind and device. The result
/// of a sum is bit for bit the same on all ranks and in every run. One thread at a time may call.
public interface Ranks extends AutoCloseable {
    /// A process on its own. Sums and broadcasts leave everything as it is.
    static Ranks alone() {
        return new Alone();
    }

    /// Meets the other ranks: by Gloo where tensors lie in the machine's memory, by NCCL where they lie on a GPU.
    /// Waits until all are there.
    ///
    /// @param device where the tensors to come lie
    /// @throws RankException if not all ranks come in time, two claim the same place, or libtorch has no such
    ///     process group on this platform
    static Ranks join(RankSettings settings, Device device) {
        return settings.size() == 1 ? alone() : Meeting.join(settings, device);
    }

    /// Which one this is, from 0.
    int rank();

    /// How many there are.
    int size();

    /// Whether this is the rank that writes what is written once.
    default boolean first() {
        return rank() == 0;
    }

    /// Starts to add up the tensors of all ranks; each then holds the sum. Several may be under way.
    ///
    /// @param tensor dense and contiguous
    Pending sum(Tensor tensor);

    /// Starts to give the tensor of one rank to all others, in place.
    ///
    /// @param tensor dense and contiguous
    Pending send(Tensor tensor, int root);

    /// Gives the tensor of one rank to all others, in place, and waits for it.
    ///
    /// @param tensor dense and contiguous
    default void broadcast(Tensor tensor, int root) {
        send(tensor, root).await();
    }

    /// Adds up a few numbers of all ranks (losses, counts, whether somebody wants to stop) and waits for the sums.
    double[] sum(double... values);

    /// Waits until all ranks are here.
    default void barrier() {
        sum(0.0);
    }

    /// Tells the other ranks that this one cannot go on, and why; they then end with that message. To be called
    /// before [#close] where a failure is the reason for it.
    void fail(String reason);

    /// Leaves. A rank that still waits for this one ends with a message that says so.
    @Override
    void close();
}
