package org.multispa.benchmarks.endtoend;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;

/// Heap use since a start, from the pools' own records. The peak counts garbage that was not collected yet, and adds
/// the pools' peaks even where these were not at one time, so it is an upper bound.
final class PeakHeap {
    private final long before;

    private PeakHeap(long before) {
        this.before = before;
    }

    /// Collects garbage and starts over.
    static PeakHeap start() {
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        return new PeakHeap(used());
    }

    /// Bytes in use at the start.
    long before() {
        return before;
    }

    /// The largest number of bytes in use since the start.
    long peak() {
        return pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }

    /// Bytes that are still reachable. Collects garbage, so ask for the peak first.
    long live() {
        System.gc();
        return used();
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f", bytes / 1e6);
    }

    private static long used() {
        return pools().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
