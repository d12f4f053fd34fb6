/// The subtasks: what can be asked about a scene, one class per family.
///
/// Entry points: [org.multispa.engine.subtasks.QuestionFamily] (what a family does),
/// [org.multispa.engine.subtasks.QuestionFamilies] (all of them) and [org.multispa.engine.subtasks.SceneContext]
/// (what
/// they work on). A family proposes cheaply everything that could be asked; the sampling takes some of the
/// [org.multispa.engine.subtasks.Proposal]s, and only those become a [org.multispa.engine.subtasks.Question].
@NullMarked
package org.multispa.engine.subtasks;

import org.jspecify.annotations.NullMarked;
