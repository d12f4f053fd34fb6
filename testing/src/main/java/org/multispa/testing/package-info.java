/// What the tests of several rooms share.
///
/// Entry points: [org.multispa.testing.SharedData], the real scans and reference results that lie beside a
/// checkout; [org.multispa.testing.FolderContent], what a run has left on disk.
@NullMarked
package org.multispa.testing;

import org.jspecify.annotations.NullMarked;
