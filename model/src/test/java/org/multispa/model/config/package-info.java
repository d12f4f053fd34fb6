@NullMarked
package org.multispa.model.config;

import org.jspecify.annotations.NullMarked;
