/// Tests of the chat templates.
@NullMarked
package org.multispa.model.chat;

import org.jspecify.annotations.NullMarked;
