/// From scenes to a data set on disk, resumable and equal to the byte for any number of threads.
///
/// Entry point: [org.multispa.engine.generate.Generator]. It works in three passes. The survey visits every scene,
/// builds its visibility index and notes the hash of everything that could be asked (a
/// [org.multispa.engine.census.Census], kept on disk). The selection decides from all notes together which hashes
/// are taken in each bin. The emission visits the scenes again, with their kept index, words the taken questions
/// and writes them; at the end the parts are joined into shards. Each finished piece appears by atomic rename, so
/// a run that was killed continues where it stopped.
@NullMarked
package org.multispa.engine.generate;

import org.jspecify.annotations.NullMarked;
