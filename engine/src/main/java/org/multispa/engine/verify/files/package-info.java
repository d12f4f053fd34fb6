/// The files of a data set: hashes, lines and where the samples of each scene stand, images and the marks on them.
///
/// Entry points: [org.multispa.engine.verify.files.Survey] (one pass over all shards),
/// [org.multispa.engine.verify.files.Runs] (the lines of one scene) and
/// [org.multispa.engine.verify.files.ImageCheck].
@NullMarked
package org.multispa.engine.verify.files;

import org.jspecify.annotations.NullMarked;
