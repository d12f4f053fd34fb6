package org.multispa.model.tokens;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.multispa.model.tokens.codec.TokenTrie;

/// The added tokens of a tokenizer, by id and by text. Immutable.
final class AddedTokens {
    private final Map<Integer, AddedToken> byId = new HashMap<>();
    private final NavigableMap<String, Integer> ids = new TreeMap<>();
    private final TokenTrie trie = new TokenTrie();

    /// @throws IllegalArgumentException if two tokens share an id or a text
    AddedTokens(Collection<AddedToken> tokens) {
        for (AddedToken token : tokens) {
            AddedToken sameId = byId.putIfAbsent(token.id(), token);
            if (sameId != null) {
                throw new IllegalArgumentException("id " + token.id() + " is given to two added tokens: \""
                        + sameId.content() + "\" and \"" + token.content() + "\"");
            }
            Integer sameText = ids.putIfAbsent(token.content(), token.id());
            if (sameText != null) {
                throw new IllegalArgumentException(
                        "added token \"" + token.content() + "\" has two ids: " + sameText + " and " + token.id());
            }
            trie.put(token.content(), token.id());
        }
    }

    /// The longest token that stands in `text` at `from`.
    Optional<AddedToken> longestAt(String text, int from) {
        int id = trie.longestAt(text, from);
        return id == TokenTrie.NONE ? Optional.empty() : byId(id);
    }

    Optional<AddedToken> byId(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    Set<Integer> idSet() {
        return Collections.unmodifiableSet(byId.keySet());
    }

    /// The ids by text.
    NavigableMap<String, Integer> ids() {
        return Collections.unmodifiableNavigableMap(ids);
    }
}
