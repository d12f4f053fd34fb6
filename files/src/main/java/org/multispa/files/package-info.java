/// Files that appear as a whole or not at all, their SHA-256, and folders cleared away.
///
/// Entry points: [org.multispa.files.AtomicFiles], [org.multispa.files.Sha256], [org.multispa.files.Folders].
@NullMarked
package org.multispa.files;

import org.jspecify.annotations.NullMarked;
