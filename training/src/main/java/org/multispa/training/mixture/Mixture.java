package org.multispa.training.mixture;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Sets of samples that are trained on together. An epoch shuffles them all into one order.
///
/// @param sets at least one, their names distinct
public record Mixture(List<MixtureSet> sets) {
    public Mixture {
        sets = List.copyOf(sets);
        if (sets.isEmpty()) {
            throw new IllegalArgumentException("expected at least one set in a mixture, found none");
        }
        Set<String> names = new HashSet<>();
        for (MixtureSet set : sets) {
            if (!names.add(set.name())) {
                throw new IllegalArgumentException(
                        "set '" + set.name() + "' stands twice in the mixture; give each set a name of its own");
            }
        }
    }
}
