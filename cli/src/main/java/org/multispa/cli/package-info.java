/// The `multispa` command: parsing, wiring and progress, nothing else. `Main` names the commands; each group
/// of them has a package, `options` holds what they share on the command line and `console` what they tell.
@NullMarked
package org.multispa.cli;

import org.jspecify.annotations.NullMarked;
