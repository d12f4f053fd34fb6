@NullMarked
package org.multispa.scenes.plain;

import org.jspecify.annotations.NullMarked;
