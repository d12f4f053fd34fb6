/// What the program's clients of other servers share: a key that is shown nowhere, bodies of bounded length,
/// and the wait
/// that a server asks for.
///
/// Entry points: [org.multispa.files.http.ApiKey], [org.multispa.files.http.BoundedBody],
/// [org.multispa.files.http.RetryAfter].
@NullMarked
package org.multispa.files.http;

import org.jspecify.annotations.NullMarked;
