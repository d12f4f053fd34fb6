/// The commands that train: `LaunchCommand`.
@NullMarked
package org.multispa.cli.training;

import org.jspecify.annotations.NullMarked;
