/// Commands that make a data set (`generate`) and that look at one or pass it on: `stats`, `verify`, `audit`,
/// `export`.
@NullMarked
package org.multispa.cli.data;

import org.jspecify.annotations.NullMarked;
