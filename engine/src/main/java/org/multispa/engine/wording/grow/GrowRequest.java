package org.multispa.engine.wording.grow;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.multispa.engine.wording.WordingCheck.Role;
import org.multispa.engine.wording.WordingPack;

/// What is wanted of a model.
///
/// @param pack the pack that is to grow
/// @param otherIds ids that no new template may have besides those of the pack: those of its section `sequence`
/// @param roles the lists that are to grow, in the order in which they do
/// @param count new templates for each list
/// @param mostRequests replies to ask for, at most
/// @param model its name, for the pack's record
/// @param date the day, for the pack's record
public record GrowRequest(
        WordingPack pack,
        Set<String> otherIds,
        List<Role> roles,
        int count,
        int mostRequests,
        String model,
        LocalDate date) {
    public GrowRequest {
        otherIds = Set.copyOf(otherIds);
        roles = List.copyOf(roles);
        if (roles.isEmpty() || count < 1 || count > 1000 || mostRequests < 1) {
            throw new IllegalArgumentException("expected 1 to 1000 templates of at least one list and at least one"
                    + " request, found " + count + ", " + roles + " and " + mostRequests);
        }
        if (roles.contains(Role.STILL) && pack.subtask().isStatic()) {
            throw new IllegalArgumentException("only packs about moving points have a list still, not "
                    + pack.subtask().id());
        }
    }
}
