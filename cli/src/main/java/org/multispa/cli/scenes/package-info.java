/// Commands about scenes: `multispa scenes make` and `check`, and what one scene holds: `pairs`, `objects`,
/// `bodies`.
@NullMarked
package org.multispa.cli.scenes;

import org.jspecify.annotations.NullMarked;
