package org.multispa.model.language;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.multispa.model.torch.Torch;

/// Keys and values of one sequence, so that its next token costs one row. For one thread at a time. Must be closed.
public final class KvCache implements AutoCloseable {
    private static final int SPARE = 64;

    private final List<Rows> keys = new ArrayList<>();
    private final List<Rows> values = new ArrayList<>();
    private int length;

    /// How many tokens it holds.
    public int length() {
        return length;
    }

    /// Adds rows of one layer. Layers begin in their order.
    ///
    /// @param key [heads, rows, width], rotated
    /// @param value [heads, rows, width]
    Layer append(int layer, Tensor key, Tensor value) {
        if (layer == keys.size()) {
            keys.add(new Rows(key));
            values.add(new Rows(value));
        }
        return new Layer(keys.get(layer).with(length, key), values.get(layer).with(length, value));
    }

    /// Counts rows that every layer has added.
    void advance(int rows) {
        length += rows;
    }

    /// Frees the memory.
    @Override
    public void close() {
        keys.forEach(Rows::close);
        values.forEach(Rows::close);
        keys.clear();
        values.clear();
    }

    /// All keys and values of one layer, [heads, tokens, width] each.
    record Layer(Tensor keys, Tensor values) {}

    /// Rows in memory that grows by half.
    private static final class Rows {
        private Tensor store;

        Rows(Tensor like) {
            this.store = room(like, like.size(1) + SPARE);
        }

        Tensor with(long length, Tensor added) {
            long needed = length + added.size(1);
            if (store.size(1) < needed) {
                grow(length, needed + needed / 2);
            }
            copy(added, store.narrow(1, length, added.size(1)));
            return store.narrow(1, 0, needed);
        }

        private void grow(long length, long capacity) {
            Tensor larger = room(store, capacity);
            copy(store.narrow(1, 0, length), larger.narrow(1, 0, length));
            store.close();
            store = larger;
        }

        private static void copy(Tensor from, Tensor to) {
            try (PointerScope _ = new PointerScope()) {
                to.copy_(from);
            }
        }

        private static Tensor room(Tensor like, long capacity) {
            return Torch.kept(() -> Torch.emptyLike(like, like.size(0), capacity, like.size(2)));
        }

        void close() {
            store.close();
        }
    }
}
