package org.multispa.training.ranks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.LayoutOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.multispa.model.torch.Torch;

/// Tensors that go from their owner to all others in one piece, as bytes, whatever they hold.
///
/// @param owner the rank that has them
/// @param tensors not empty, contiguous, on one device
record Shipment(int owner, List<Tensor> tensors) {
    /// Packing one, sending one and unpacking one go on at a time.
    private static final int AT_ONCE = 3;

    Shipment {
        tensors = List.copyOf(tensors);
    }

    /// How many bytes a tensor has.
    static long bytes(Tensor tensor) {
        return tensor.numel() * tensor.element_size();
    }

    /// Sends all in their order and waits for them.
    static void sendAll(List<Shipment> shipments, Ranks ranks) {
        Deque<Sent> underWay = new ArrayDeque<>();
        for (Shipment shipment : shipments) {
            if (underWay.size() == AT_ONCE) {
                underWay.remove().finish();
            }
            underWay.add(shipment.send(ranks));
        }
        underWay.forEach(Sent::finish);
    }

    private Sent send(Ranks ranks) {
        Tensor flat = Torch.kept(() -> tensors.getFirst()
                .new_empty(
                        new long[] {tensors.stream().mapToLong(Shipment::bytes).sum()},
                        new ScalarTypeOptional(ScalarType.Byte),
                        new LayoutOptional(),
                        new DeviceOptional(tensors.getFirst().device()),
                        new BoolOptional()));
        boolean own = ranks.rank() == owner;
        if (own) {
            copy(flat, true);
        }
        return new Sent(this, flat, ranks.send(flat, owner), own);
    }

    private void copy(Tensor flat, boolean pack) {
        try (PointerScope _ = new PointerScope()) {
            long at = 0;
            for (Tensor tensor : tensors) {
                Tensor part = flat.narrow(0, at, bytes(tensor));
                Tensor whole = tensor.detach().view(-1).view(ScalarType.Byte);
                if (pack) {
                    part.copy_(whole);
                } else {
                    whole.copy_(part);
                }
                at += bytes(tensor);
            }
        }
    }

    private record Sent(Shipment shipment, Tensor flat, Pending pending, boolean own) {
        void finish() {
            pending.await();
            if (!own) {
                shipment.copy(flat, false);
            }
            flat.close();
        }
    }
}
