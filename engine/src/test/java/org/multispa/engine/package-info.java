/// What the tests of several packages of the engine share.
@NullMarked
package org.multispa.engine;

import org.jspecify.annotations.NullMarked;
