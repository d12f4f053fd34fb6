package org.multispa.model.tokens.codec;

/// Byte-pair encoding: of all neighbouring symbols that may become one token, the pair of the lowest rank does,
/// the leftmost among equals, until none is left. A queue of the possible merges makes it `n log n` for `n`
/// symbols.
final class BpeMerger {
    private static final int GONE = -1;

    private final PairTable pairs;
    private final int[] symbols;
    private final int[] next;
    private final int[] previous;
    private final LongHeap queue;

    private BpeMerger(int[] symbols, PairTable pairs) {
        this.pairs = pairs;
        this.symbols = symbols;
        int count = symbols.length;
        next = new int[count];
        previous = new int[count];
        queue = new LongHeap(count);
        for (int i = 0; i < count; i++) {
            previous[i] = i - 1;
            next[i] = i + 1;
        }
        for (int i = 0; i + 1 < count; i++) {
            offer(i);
        }
    }

    /// Merges as far as `pairs` go and appends what is left.
    ///
    /// @param symbols non-negative; the array is used up
    static void merge(int[] symbols, PairTable pairs, IntList out) {
        BpeMerger merger = new BpeMerger(symbols, pairs);
        merger.run();
        for (int i = 0; i < symbols.length; i = merger.next[i]) {
            out.add(symbols[i]);
        }
    }

    private void run() {
        while (!queue.isEmpty()) {
            long top = queue.remove();
            int left = (int) top;
            long merge = mergeAt(left);
            if (merge == PairTable.NONE || PairTable.rank(merge) != (int) (top >>> Integer.SIZE)) {
                continue;
            }
            int right = next[left];
            symbols[left] = PairTable.merged(merge);
            symbols[right] = GONE;
            next[left] = next[right];
            if (next[left] < symbols.length) {
                previous[next[left]] = left;
            }
            offer(left);
            if (previous[left] >= 0) {
                offer(previous[left]);
            }
        }
    }

    private void offer(int left) {
        long merge = mergeAt(left);
        if (merge != PairTable.NONE) {
            queue.add(((long) PairTable.rank(merge) << Integer.SIZE) | left);
        }
    }

    private long mergeAt(int left) {
        if (symbols[left] == GONE || next[left] >= symbols.length) {
            return PairTable.NONE;
        }
        return pairs.get(symbols[left], symbols[next[left]]);
    }
}
