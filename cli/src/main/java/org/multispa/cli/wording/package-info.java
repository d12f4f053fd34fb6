/// `multispa wording grow`.
@NullMarked
package org.multispa.cli.wording;

import org.jspecify.annotations.NullMarked;
