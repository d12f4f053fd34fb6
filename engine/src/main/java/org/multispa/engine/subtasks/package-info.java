/// The subtasks: what can be asked about a scene, one class per family.
///
/// Entry points: [org.multispa.engine.subtasks.AskedScene], a scene made ready for questions, and for scenes
/// that stand
/// still [org.multispa.engine.subtasks.SceneContext]. A family proposes cheaply everything that could be asked; the
/// sampling takes some of the [org.multispa.engine.subtasks.Proposal]s, and only those become a
/// [org.multispa.engine.subtasks.Question].
@NullMarked
package org.multispa.engine.subtasks;

import org.jspecify.annotations.NullMarked;
