package org.multispa.model.tokens;

import java.util.List;
import java.util.Optional;
import org.multispa.model.tokens.Tokenizer.Conventions;

/// Finds the tokens that a folder names for a role.
final class Roles {
    private static final int[] NONE = {};

    private Roles() {}

    /// @throws IllegalArgumentException if a token is named that is not among the added ones
    static Conventions of(
            AddedTokens added,
            Optional<String> begin,
            Optional<String> end,
            Optional<String> pad,
            boolean everySegmentBegins) {
        return of(added, begin.stream().toList(), end, pad, everySegmentBegins);
    }

    /// @throws IllegalArgumentException if a token is named that is not among the added ones
    static Conventions of(
            AddedTokens added,
            List<String> begin,
            Optional<String> end,
            Optional<String> pad,
            boolean everySegmentBegins) {
        int[] begins =
                begin.stream().mapToInt(token -> id(added, token, "begin")).toArray();
        int[] ends = end.map(token -> new int[] {id(added, token, "end")}).orElse(NONE);
        int first = ends.length > 0 ? ends[0] : 0;
        int fill = pad.map(token -> id(added, token, "pad")).orElse(first);
        return new Conventions(begins, ends, fill, everySegmentBegins);
    }

    private static int id(AddedTokens added, String token, String role) {
        Integer id = added.ids().get(token);
        if (id == null) {
            throw new IllegalArgumentException("the folder names \"" + token + "\" as the " + role
                    + " token, but gives it no id; found " + added.ids().keySet());
        }
        return id;
    }
}
