/// Starts the processes of one machine that train together, watches them and ends them together.
///
/// Entry points: [org.multispa.training.launch.LaunchPlan] says what to start,
/// [org.multispa.training.launch.Launcher] does it, [org.multispa.training.launch.LaunchedBy] tells a process of it.
@NullMarked
package org.multispa.training.launch;

import org.jspecify.annotations.NullMarked;
