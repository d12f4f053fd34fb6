package org.multispa.training.ranks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.multispa.training.parameters.Parameter;

/// Which rank keeps the optimiser's state of which parameter, so that each needs only its part of that memory (the
/// first stage of ZeRO). After its gradients are summed, every rank updates the parameters that it owns, and
/// [#exchange(Ranks)] gives the new values to all.
public final class Shards {
    private final List<Parameter> parameters;
    private final int[] owners;

    private Shards(List<Parameter> parameters, int[] owners) {
        this.parameters = List.copyOf(parameters);
        this.owners = owners;
    }

    /// Divides parameters so that all ranks own about as many numbers. The same list always gives the same division.
    public static Shards of(List<Parameter> parameters, int ranks) {
        if (ranks < 1) {
            throw new IllegalArgumentException("expected at least one rank, found " + ranks);
        }
        int[] owners = new int[parameters.size()];
        long[] held = new long[ranks];
        IntStream.range(0, owners.length)
                .boxed()
                .sorted(Comparator.comparingLong(
                                (Integer i) -> parameters.get(i).count())
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(i -> {
                    int least = 0;
                    for (int rank = 1; rank < ranks; rank++) {
                        least = held[rank] < held[least] ? rank : least;
                    }
                    owners[i] = least;
                    held[least] += parameters.get(i).count();
                });
        return new Shards(parameters, owners);
    }

    /// The rank that owns a parameter.
    ///
    /// @param place of the parameter in the list
    public int owner(int place) {
        return owners[place];
    }

    /// What a rank owns, in the order of the list.
    public List<Parameter> ownedBy(int rank) {
        return IntStream.range(0, owners.length)
                .filter(i -> owners[i] == rank)
                .mapToObj(parameters::get)
                .toList();
    }

    /// Gives the values of all parameters from their owners to all ranks.
    ///
    /// @throws RankException if another rank is lost
    public void exchange(Ranks ranks) {
        exchange(ranks, parameters.stream().map(Parameter::value).toList());
    }

    /// Gives tensors that stand for the parameters (their moments, say) from the owners to all ranks, in place.
    ///
    /// @param tensors one for each parameter, in the order of the list, contiguous; of the same kinds and shapes on
    ///     every rank
    /// @throws RankException if another rank is lost
    public void exchange(Ranks ranks, List<Tensor> tensors) {
        if (tensors.size() != owners.length) {
            throw new IllegalArgumentException(
                    "expected a tensor for each of " + owners.length + " parameters, found " + tensors.size());
        }
        if (ranks.size() == 1) {
            return;
        }
        List<Shipment> shipments = new ArrayList<>();
        for (int rank = 0; rank < ranks.size(); rank++) {
            int owner = rank;
            List<Tensor> owned = IntStream.range(0, owners.length)
                    .filter(i -> owners[i] == owner)
                    .mapToObj(tensors::get)
                    .toList();
            Runs.divide(owned, Shipment::bytes, GradientBuckets.BUCKET_BYTES)
                    .forEach(run -> shipments.add(new Shipment(owner, run)));
        }
        Shipment.sendAll(shipments, ranks);
    }
}
