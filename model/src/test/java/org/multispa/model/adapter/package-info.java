@NullMarked
package org.multispa.model.adapter;

import org.jspecify.annotations.NullMarked;
