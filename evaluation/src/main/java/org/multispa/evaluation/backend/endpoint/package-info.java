/// Models behind an OpenAI-compatible endpoint: questions with their images over HTTP, as many at once as the
/// server takes, asked again where it stumbles.
///
/// Entry points: [org.multispa.evaluation.backend.endpoint.Endpoint] asks,
/// [org.multispa.evaluation.backend.endpoint.EndpointSettings] says whom and how.
@NullMarked
package org.multispa.evaluation.backend.endpoint;

import org.jspecify.annotations.NullMarked;
