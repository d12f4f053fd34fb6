/// Options that several commands take, as picocli mixins that give the engine's own types: which scenes
/// (`SourceOptions`, `OneScene`), how they are read (`SceneOptions`), how questions are asked (`AskOptions`).
/// Numbers are `Positive`, sizes a `PixelSize` or `ByteSize`, closed choices a `Choice`.
@NullMarked
package org.multispa.cli.options;

import org.jspecify.annotations.NullMarked;
