/// `multispa reward` and `multispa reward score`.
@NullMarked
package org.multispa.cli.reward;

import org.jspecify.annotations.NullMarked;
