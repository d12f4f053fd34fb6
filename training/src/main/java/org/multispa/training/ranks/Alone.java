package org.multispa.training.ranks;

import org.bytedeco.pytorch.Tensor;

/// One process.
record Alone() implements Ranks {
    @Override
    public int rank() {
        return 0;
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public Pending sum(Tensor tensor) {
        return Pending.DONE;
    }

    @Override
    public Pending send(Tensor tensor, int root) {
        if (root != 0) {
            throw new IllegalArgumentException("expected rank 0, which is alone, found rank " + root);
        }
        return Pending.DONE;
    }

    @Override
    public double[] sum(double... values) {
        return values.clone();
    }

    @Override
    public void fail(String reason) {}

    @Override
    public void close() {}
}
