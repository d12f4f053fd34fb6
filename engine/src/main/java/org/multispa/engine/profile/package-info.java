/// The rules a data set is made by: which frames pair up, which questions are kept out, and why.
///
/// Entry points: [org.multispa.engine.profile.Profile] with its two standard forms `paper` and `strict`, and
/// [org.multispa.engine.profile.Gate], the reasons for which a question is dropped and counted.
@NullMarked
package org.multispa.engine.profile;

import org.jspecify.annotations.NullMarked;
