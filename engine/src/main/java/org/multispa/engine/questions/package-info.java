/// What every scene offers, whether it stands still or moves: proposals, and the questions that they become.
///
/// Entry point: [org.multispa.engine.questions.AskedScene], a scene made ready for questions. It proposes cheaply
/// everything that could be asked; the sampling takes some of the [org.multispa.engine.questions.Proposal]s, and only
/// those become a [org.multispa.engine.questions.Question]. [org.multispa.engine.questions.AskSettings] says how much
/// is proposed, [org.multispa.engine.questions.Sequences] which questions are asked over more frames than they need.
@NullMarked
package org.multispa.engine.questions;

import org.jspecify.annotations.NullMarked;
