/// InternVL2 on libtorch: a Hugging Face folder in, a model that answers questions about images out.
@NullMarked
package org.multispa.model;

import org.jspecify.annotations.NullMarked;
