package org.multispa.evaluation.experiment.recipe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks that whatever a recipe names is there.
final class References {
    private static final int SHOWN = 20;

    private final Recipe recipe;

    private References(Recipe recipe) {
        this.recipe = recipe;
    }

    static void check(Recipe recipe) throws RecipeException {
        References references = new References(recipe);
        for (Map.Entry<String, Recipe.Data> one : recipe.data().entrySet()) {
            for (String scenes : one.getValue().scenes()) {
                references.require(
                        one.getValue().line(),
                        "data." + one.getKey(),
                        scenes,
                        "scenes",
                        recipe.scenes().keySet());
            }
        }
        references.runs();
        for (Map.Entry<String, Recipe.Evaluation> one : recipe.evaluations().entrySet()) {
            String where = "evaluations." + one.getKey();
            Recipe.Evaluation evaluation = one.getValue();
            references.require(
                    evaluation.line(),
                    where,
                    evaluation.on(),
                    "data or benchmarks",
                    recipe.data().keySet());
            if (evaluation.of().isPresent()) {
                references.require(
                        evaluation.line(), where, evaluation.of().get(), "models or runs", references.trained());
            }
        }
        if (recipe.table().isPresent()) {
            references.table(recipe.table().get());
        }
    }

    private void require(int line, String where, String name, String section, Collection<String> known)
            throws RecipeException {
        if (!known.contains(name)) {
            List<String> shown = known.stream().limit(SHOWN).toList();
            throw new RecipeException(
                    recipe.source(),
                    line,
                    where + ": there is no '" + name + "' under " + section + "; there "
                            + (known.isEmpty() ? "is nothing" : "are " + String.join(", ", shown))
                            + (known.size() > SHOWN ? " and " + (known.size() - SHOWN) + " more" : ""));
        }
    }

    private Set<String> trained() {
        Set<String> names = new LinkedHashSet<>(recipe.models().keySet());
        names.addAll(recipe.runs().keySet());
        return names;
    }

    private void runs() throws RecipeException {
        for (Map.Entry<String, Recipe.Training> one : recipe.runs().entrySet()) {
            int line = one.getValue().line();
            require(line, "runs." + one.getKey(), one.getValue().base(), "models or runs", trained());
            Set<String> way = new LinkedHashSet<>(List.of(one.getKey()));
            String base = one.getValue().base();
            for (Recipe.Training next = recipe.runs().get(base);
                    next != null;
                    next = recipe.runs().get(base)) {
                if (!way.add(base)) {
                    List<String> circle = new ArrayList<>(way);
                    circle.add(base);
                    throw new RecipeException(
                            recipe.source(),
                            line,
                            "runs begin with each other in a circle: " + String.join(" with ", circle));
                }
                base = next.base();
            }
        }
    }

    private void table(TableSpec table) throws RecipeException {
        Set<String> rows = new HashSet<>();
        for (TableSpec.Row row : table.rows()) {
            if (!rows.add(row.name())) {
                throw new RecipeException(
                        recipe.source(), row.line(), "table: two rows are called '" + row.name() + "'");
            }
            for (String evaluation : row.evaluations()) {
                require(
                        row.line(),
                        "table.rows",
                        evaluation,
                        "evaluations",
                        recipe.evaluations().keySet());
            }
        }
        for (TableSpec.Column column : table.columns()) {
            if (column.on().isPresent()) {
                require(
                        0,
                        "table.columns",
                        column.on().get(),
                        "data or benchmarks",
                        recipe.data().keySet());
            }
        }
        for (TableSpec.Difference difference : table.differences()) {
            require(0, "table.differences", difference.first(), "the table's rows", rows);
            require(0, "table.differences", difference.second(), "the table's rows", rows);
        }
    }
}
