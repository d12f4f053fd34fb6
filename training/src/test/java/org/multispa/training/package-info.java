/// What tests of several parts of the training share.
@NullMarked
package org.multispa.training;

import org.jspecify.annotations.NullMarked;
