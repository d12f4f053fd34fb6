package org.multispa.engine.wording;

import java.time.LocalDate;
import java.util.List;

/// Templates of a pack that a language model wrote.
///
/// @param model its name at the endpoint that was asked
/// @param date the day, in UTC
/// @param ids the templates
public record Grown(String model, LocalDate date, List<String> ids) {
    public Grown {
        ids = List.copyOf(ids);
        if (model.isBlank() || model.length() > 200 || model.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a model's name has 1 to 200 characters, found '" + model + "'");
        }
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("grown names at least one template for each model and date");
        }
    }
}
