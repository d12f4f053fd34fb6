/// `multispa evaluate` and `multispa report`.
@NullMarked
package org.multispa.cli.evaluate;

import org.jspecify.annotations.NullMarked;
