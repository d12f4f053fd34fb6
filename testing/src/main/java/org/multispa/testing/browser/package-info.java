/// A real browser for tests of pages.
///
/// Entry point: [org.multispa.testing.browser.Browser].
@NullMarked
package org.multispa.testing.browser;

import org.jspecify.annotations.NullMarked;
