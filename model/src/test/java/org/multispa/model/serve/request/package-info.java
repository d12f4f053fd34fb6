@NullMarked
package org.multispa.model.serve.request;

import org.jspecify.annotations.NullMarked;
