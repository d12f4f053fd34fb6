/// Commands about models: talking to one (`chat`), serving one to others (`serve`) and `model` with what can be done
/// to its folder.
///
/// What several of them ask for is in [org.multispa.cli.model.ModelOptions],
/// [org.multispa.cli.model.DeviceOption] and [org.multispa.cli.model.WeightKinds].
@NullMarked
package org.multispa.cli.model;

import org.jspecify.annotations.NullMarked;
