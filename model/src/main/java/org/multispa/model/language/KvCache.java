package org.multispa.model.language;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.multispa.model.torch.Torch;

/// Keys and values of one sequence, so that its next token costs one row. For one thread at a time. Must be closed.
public final class KvCache implements AutoCloseable {
    private static final int FIRST = 64;

    private final @Nullable Tensor[] keys;
    private final @Nullable Tensor[] values;
    private int length;

    /// An empty cache.
    ///
    /// @param layers of the language model
    public KvCache(int layers) {
        this.keys = new Tensor[layers];
        this.values = new Tensor[layers];
    }

    /// How many tokens it holds.
    public int length() {
        return length;
    }

    /// Adds rows of one layer.
    ///
    /// @param key [heads, rows, width], rotated
    /// @param value [heads, rows, width]
    /// @return all keys and values of the layer, [heads, tokens, width] each
    Tensor[] append(int layer, Tensor key, Tensor value) {
        int rows = (int) key.size(1);
        keys[layer] = with(keys[layer], key);
        values[layer] = with(values[layer], value);
        return new Tensor[] {keys[layer].narrow(1, 0, length + rows), values[layer].narrow(1, 0, length + rows)};
    }

    private Tensor with(@Nullable Tensor store, Tensor added) {
        int rows = (int) added.size(1);
        Tensor home = store;
        if (home == null || home.size(1) < length + rows) {
            home = grown(home, added, length + rows);
        }
        try (PointerScope _ = new PointerScope()) {
            home.narrow(1, length, rows).copy_(added);
        }
        return home;
    }

    private Tensor grown(@Nullable Tensor old, Tensor like, int needed) {
        int capacity = old == null ? needed + FIRST : needed + needed / 2;
        Tensor larger = Torch.kept(() -> Torch.emptyLike(like, like.size(0), capacity, like.size(2)));
        if (old != null) {
            try (PointerScope _ = new PointerScope()) {
                larger.narrow(1, 0, length).copy_(old.narrow(1, 0, length));
            }
            old.close();
        }
        return larger;
    }

    /// Counts rows that every layer has added.
    void advance(int rows) {
        length += rows;
    }

    /// Frees the memory.
    @Override
    public void close() {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != null) {
                keys[i].close();
                values[i].close();
            }
        }
    }
}
