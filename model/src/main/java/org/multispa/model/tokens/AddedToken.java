package org.multispa.model.tokens;

/// A token that is found in text as a whole, before the text between such tokens is encoded.
///
/// @param content its text
/// @param special whether decoding may leave it out
/// @param stripsLeft whether white space before it belongs to it
/// @param stripsRight whether white space after it belongs to it
record AddedToken(String content, int id, boolean special, boolean stripsLeft, boolean stripsRight) {
    /// Ids above this are taken for a mistake of the file; the largest vocabularies have a quarter of a million.
    static final int HIGHEST_ID = (1 << 22) - 1;

    private static final int LONGEST = 1024;

    AddedToken {
        if (content.isEmpty() || content.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "expected 1 to " + LONGEST + " characters as added token " + id + ", found " + content.length());
        }
        if (id < 0 || id > HIGHEST_ID) {
            throw new IllegalArgumentException(
                    "expected an id of 0 to " + HIGHEST_ID + " for added token \"" + content + "\", found " + id);
        }
    }

    static AddedToken special(String content, int id) {
        return new AddedToken(content, id, true, false, false);
    }
}
