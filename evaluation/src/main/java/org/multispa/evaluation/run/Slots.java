package org.multispa.evaluation.run;

import java.util.function.IntSupplier;

/// Places for questions under way, as many as there are at the moment. Where they become fewer, no question loses
/// its place, but none is given out until enough are free. Thread-safe.
public final class Slots {
    private final IntSupplier most;
    private int taken;

    /// @param most how many places there are now, asked again whenever one is given back; fewer than one is one
    public Slots(IntSupplier most) {
        this.most = most;
    }

    /// Waits for a place and takes it.
    public synchronized void take() throws InterruptedException {
        while (taken >= Math.max(1, most.getAsInt())) {
            wait();
        }
        taken++;
    }

    /// Gives a place back.
    public synchronized void give() {
        taken--;
        notifyAll();
    }
}
