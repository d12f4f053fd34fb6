/// `multispa experiment`: carries out the steps of a recipe, each once, and fills its table.
///
/// Entry point: [org.multispa.cli.experiment.ExperimentCommand].
@NullMarked
package org.multispa.cli.experiment;

import org.jspecify.annotations.NullMarked;
