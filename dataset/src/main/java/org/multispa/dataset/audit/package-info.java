/// Looks for shortcuts in a data set: how far one gets without seeing an image, whether answers are balanced, whether
/// one scene dominates, whether questions repeat.
///
/// Entry point: [org.multispa.dataset.audit.DatasetAudit].
@NullMarked
package org.multispa.dataset.audit;

import org.jspecify.annotations.NullMarked;
