/// Models on this machine: InternVL2 folders with or without an adapter.
///
/// Entry point: [org.multispa.evaluation.backend.local.LocalModel] says which model, tells its name before any
/// weight is read, and opens it.
@NullMarked
package org.multispa.evaluation.backend.local;

import org.jspecify.annotations.NullMarked;
