package org.multispa.engine.sampling;

import java.util.Arrays;

/// Finds the cut of a bin whose hashes arrive one by one from many scenes, in any order, keeping at most twice the
/// quota of them in memory. Not safe for several threads: give each its own and [#addAll] them in the end.
///
/// ```java
/// LowestHashes bin = new LowestHashes(300);
/// hashes.forEach(bin::add);
/// Cut cut = bin.cut();
/// ```
final class LowestHashes {
    private static final int FIRST_ROOM = 16;

    private final int quota;
    private long[] kept = new long[FIRST_ROOM];
    private int size;
    private long given;
    private Cut sofar = Cut.ALL;

    /// @param quota how many of the hashes are to be taken
    LowestHashes(int quota) {
        if (quota < 0) {
            throw new IllegalArgumentException("the quota must not be negative, found " + quota);
        }
        this.quota = quota;
        if (quota == 0) {
            sofar = Cut.NONE;
        }
    }

    /// Offers one hash.
    void add(long hash) {
        given++;
        if (!sofar.takes(hash)) {
            return;
        }
        if (size == kept.length) {
            makeRoom();
        }
        kept[size++] = hash;
    }

    /// Offers all that the other one was offered. Both must have the same quota.
    void addAll(LowestHashes other) {
        if (other.quota != quota) {
            throw new IllegalArgumentException("quotas differ: " + quota + " and " + other.quota);
        }
        long before = given;
        for (int i = 0; i < other.size; i++) {
            add(other.kept[i]);
        }
        given = before + other.given;
    }

    /// How many hashes were offered.
    long given() {
        return given;
    }

    /// The cut between the hashes that are taken and those that are not, among all offered so far.
    Cut cut() {
        if (quota == 0) {
            return Cut.NONE;
        }
        return given <= quota ? Cut.ALL : Cut.at(Selection.select(kept, size, quota - 1));
    }

    private void makeRoom() {
        long most = 2L * quota;
        if (kept.length < most) {
            kept = Arrays.copyOf(kept, (int) Math.min(Math.min(2L * kept.length, most), Integer.MAX_VALUE - 8));
            return;
        }
        sofar = Cut.at(Selection.select(kept, size, quota - 1));
        size = quota;
    }
}
