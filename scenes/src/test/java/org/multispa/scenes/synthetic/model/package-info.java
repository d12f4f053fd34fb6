@NullMarked
package org.multispa.scenes.synthetic.model;

import org.jspecify.annotations.NullMarked;
