/// The `multispa` command: parsing, wiring and progress, nothing else.
@NullMarked
package org.multispa.cli;

import org.jspecify.annotations.NullMarked;
