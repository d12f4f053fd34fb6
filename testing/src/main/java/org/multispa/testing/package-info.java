/// What the tests of several rooms share.
///
/// Entry point: [org.multispa.testing.SharedData], the real scans and reference results that lie beside a checkout.
@NullMarked
package org.multispa.testing;

import org.jspecify.annotations.NullMarked;
