/// Commands about what training leaves of a model: `adapter info` tells what an adapter folder holds,
/// `adapter merge` works it into its base.
///
/// Entry point: [org.multispa.cli.adapter.AdapterCommand].
@NullMarked
package org.multispa.cli.adapter;

import org.jspecify.annotations.NullMarked;
