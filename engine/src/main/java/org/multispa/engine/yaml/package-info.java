/// How YAML files that people write are read.
///
/// Entry point: [org.multispa.engine.yaml.StrictYaml].
@NullMarked
package org.multispa.engine.yaml;

import org.jspecify.annotations.NullMarked;
