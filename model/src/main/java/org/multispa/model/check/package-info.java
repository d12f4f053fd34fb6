/// A model held against tensors that another implementation computed.
///
/// Entry point: [org.multispa.model.check.FixtureCheck].
@NullMarked
package org.multispa.model.check;

import org.jspecify.annotations.NullMarked;
