@NullMarked
package org.multispa.scenes.scannet;

import org.jspecify.annotations.NullMarked;
