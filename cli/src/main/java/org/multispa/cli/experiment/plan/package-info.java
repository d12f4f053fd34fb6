/// What an experiment consists of: steps, each one command of this program with the files that it reads and
/// makes, in an order in which every step comes after those it needs.
///
/// Entry points: [org.multispa.cli.experiment.plan.Planner] makes [org.multispa.cli.experiment.plan.Step]s of a
/// recipe, [org.multispa.cli.experiment.plan.Places] tells where they lie.
@NullMarked
package org.multispa.cli.experiment.plan;

import org.jspecify.annotations.NullMarked;
