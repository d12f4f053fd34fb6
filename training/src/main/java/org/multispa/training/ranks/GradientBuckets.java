package org.multispa.training.ranks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.LayoutOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.model.torch.Torch;
import org.multispa.training.parameters.Parameter;

/// Sums gradients over all ranks while the backward pass still runs.
///
/// Gradients are laid one after the other into flat F32 buckets, the last parameter first, because its gradient is
/// final first. A bucket is summed as soon as all of its gradients are final and all buckets before it are under way.
/// The buckets follow from the list of parameters alone: all ranks sum the same in the same order, however their
/// backward passes go, and a run that is resumed adds in the order of the run before. The memory used is that of the
/// buckets under way.
///
/// With one rank nothing happens at all. The methods may be called by any thread, one at a time.
public final class GradientBuckets implements AutoCloseable {
    /// Large enough for full speed, small enough to start early.
    public static final long BUCKET_BYTES = 25L << 20;

    private final Ranks ranks;
    private final long capacity;
    private final List<Bucket> buckets;
    private final Map<String, Place> places = new HashMap<>();
    private final Deque<Bucket> underWay = new ArrayDeque<>();
    private final Deque<Tensor> spare = new ArrayDeque<>();
    private int next;

    /// Where the gradient of a parameter goes.
    private record Place(Bucket bucket, int index) {}

    /// Buckets of the usual size.
    public GradientBuckets(List<Parameter> parameters, Ranks ranks) {
        this(parameters, ranks, BUCKET_BYTES);
    }

    /// @param parameters in the order of the forward pass, the same on all ranks, all on one device
    /// @param bytes of a bucket; a parameter that is larger has one to itself
    public GradientBuckets(List<Parameter> parameters, Ranks ranks, long bytes) {
        if (bytes < Float.BYTES) {
            throw new IllegalArgumentException("expected buckets of at least one number, found " + bytes + " bytes");
        }
        this.ranks = ranks;
        this.capacity = bytes / Float.BYTES;
        this.buckets = new ArrayList<>();
        if (ranks.size() > 1) {
            Runs.divide(parameters.reversed(), Parameter::count, capacity).forEach(run -> buckets.add(new Bucket(run)));
        }
        for (Bucket bucket : buckets) {
            for (int i = 0; i < bucket.parameters().size(); i++) {
                String name = bucket.parameters().get(i).name();
                if (places.put(name, new Place(bucket, i)) != null) {
                    throw new IllegalArgumentException("two parameters are named " + name);
                }
            }
        }
    }

    /// The gradient of a parameter is final for this step: with accumulation, in the last backward pass only. To be
    /// called as soon as that is so; a parameter for which it is not called is summed by [#finish].
    ///
    /// @throws IllegalStateException if that was said before in this step
    /// @throws RankException if another rank is lost
    public synchronized void ready(Parameter parameter) {
        if (ranks.size() == 1) {
            return;
        }
        Place place = places.get(parameter.name());
        if (place == null) {
            throw new IllegalArgumentException("not among the parameters to be summed: " + parameter.name());
        }
        place.bucket().ready(place.index());
        while (next < buckets.size() && buckets.get(next).complete()) {
            startNext();
        }
    }

    /// Sums what is left, waits for everything and has the sums in the gradients. A parameter that has no gradient
    /// here gets that of the others; one that has none anywhere keeps none.
    ///
    /// @throws RankException if another rank is lost
    public synchronized void finish() {
        if (ranks.size() == 1) {
            return;
        }
        while (next < buckets.size()) {
            startNext();
        }
        double[] holders = ranks.sum(known());
        while (!underWay.isEmpty()) {
            collect();
        }
        int at = 0;
        try (PointerScope _ = new PointerScope()) {
            for (Bucket bucket : buckets) {
                for (Parameter parameter : bucket.parameters()) {
                    if (holders[at++] == 0) {
                        parameter.value().mutable_grad().reset();
                    }
                }
            }
        }
        next = 0;
    }

    /// For each parameter 1 where this rank has a gradient, else 0.
    private double[] known() {
        double[] known = new double[places.size()];
        int at = 0;
        for (Bucket bucket : buckets) {
            for (int i = 0; i < bucket.parameters().size(); i++) {
                known[at++] = bucket.known(i) ? 1 : 0;
            }
        }
        return known;
    }

    private void startNext() {
        while (!underWay.isEmpty() && underWay.element().done()) {
            collect();
        }
        Bucket bucket = buckets.get(next++);
        boolean usual = bucket.count() <= capacity;
        bucket.start(usual && !spare.isEmpty() ? spare.remove() : allocate(bucket), ranks);
        underWay.add(bucket);
    }

    private void collect() {
        Tensor buffer = underWay.remove().finish();
        if (buffer.numel() == capacity) {
            spare.add(buffer);
        } else {
            buffer.close();
        }
    }

    private Tensor allocate(Bucket bucket) {
        Tensor value = bucket.parameters().getFirst().value();
        return Torch.kept(() -> value.new_empty(
                new long[] {Math.max(capacity, bucket.count())},
                new ScalarTypeOptional(ScalarType.Float),
                new LayoutOptional(),
                new DeviceOptional(value.device()),
                new BoolOptional()));
    }

    /// Frees the buffers.
    @Override
    public synchronized void close() {
        spare.forEach(Tensor::close);
        spare.clear();
    }
}
