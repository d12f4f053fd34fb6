/// How large an object is, and which frames show enough of it to tell.
///
/// Entry points: [org.multispa.engine.objects.ObjectFilter] (which labels name an object),
/// [org.multispa.engine.objects.ObjectViews] (what each frame sees of an object) and
/// [org.multispa.engine.objects.CoverSearch], whose result is [org.multispa.engine.objects.CoveringSets]: the
/// smallest sets of frames that together show an object from one end to the other.
@NullMarked
package org.multispa.engine.objects;

import org.jspecify.annotations.NullMarked;
