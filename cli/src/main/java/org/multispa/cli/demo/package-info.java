/// `multispa demo`: from nothing to verified data and a page to look at.
@NullMarked
package org.multispa.cli.demo;

import org.jspecify.annotations.NullMarked;
