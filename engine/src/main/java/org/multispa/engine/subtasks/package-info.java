/// What can be asked about a scene that stands still, one class per family of subtasks.
///
/// Entry point: [org.multispa.engine.subtasks.SceneContext], an indexed scene with its frame pairs and rules.
@NullMarked
package org.multispa.engine.subtasks;

import org.jspecify.annotations.NullMarked;
