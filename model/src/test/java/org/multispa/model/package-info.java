@NullMarked
package org.multispa.model;

import org.jspecify.annotations.NullMarked;
