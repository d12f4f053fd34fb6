/// Options that several commands take, as picocli mixins that give the engine's own types: which scenes
/// (`SourceOptions`, `OneScene`), how they are read (`SceneOptions`), how questions are asked (`AskOptions`).
@NullMarked
package org.multispa.cli.options;

import org.jspecify.annotations.NullMarked;
