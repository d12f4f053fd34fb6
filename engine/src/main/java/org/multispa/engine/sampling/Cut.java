package org.multispa.engine.sampling;

/// The line through a bin between the members that are taken and those that are not.
///
/// A member is taken if its hash, read as an unsigned number, is at most `highest`. Members of one and the same hash
/// fall on one side: all of them are taken. Exactly one of `none`, `all` and "neither" holds.
///
/// @param none nothing is taken
/// @param all everything is taken, also hashes that had no part in finding the cut
/// @param highest the largest hash taken, where neither of the two holds
public record Cut(boolean none, boolean all, long highest) {
    public static final Cut NONE = new Cut(true, false, 0);
    public static final Cut ALL = new Cut(false, true, -1);

    public Cut {
        if (none && all) {
            throw new IllegalArgumentException("a cut cannot take both none and all");
        }
    }

    /// Takes hashes up to `highest`, inclusive.
    public static Cut at(long highest) {
        return new Cut(false, false, highest);
    }

    public boolean takes(long hash) {
        return all || (!none && Long.compareUnsigned(hash, highest) <= 0);
    }
}
