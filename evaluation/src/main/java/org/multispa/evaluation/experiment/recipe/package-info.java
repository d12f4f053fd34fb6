/// Experiments as people write them: one YAML file that names scenes, data, models, runs of training,
/// evaluations and a table, with lists over which any of these are repeated.
///
/// Entry point: [org.multispa.evaluation.experiment.recipe.RecipeReader] reads a
/// [org.multispa.evaluation.experiment.recipe.Recipe]. What the options of a step mean is up to who carries it
/// out; they are kept as [org.multispa.evaluation.experiment.recipe.Node]s with the lines where they stand.
@NullMarked
package org.multispa.evaluation.experiment.recipe;

import org.jspecify.annotations.NullMarked;
