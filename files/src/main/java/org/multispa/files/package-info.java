/// Files and folders that appear as a whole or not at all, the SHA-256 of files, and folders cleared away.
///
/// Entry points: [org.multispa.files.AtomicFiles], [org.multispa.files.NewFolder], [org.multispa.files.Sha256],
/// [org.multispa.files.Folders].
@NullMarked
package org.multispa.files;

import org.jspecify.annotations.NullMarked;
