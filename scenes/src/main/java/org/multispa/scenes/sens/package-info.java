/// The `.sens` container of ScanNet recordings, read in place and never unpacked.
///
/// Entry point: [org.multispa.scenes.sens.SensFile].
@NullMarked
package org.multispa.scenes.sens;

import org.jspecify.annotations.NullMarked;
