/// Conversations as the InternVL2 families were taught to read them. A
/// [ChatTemplate][org.multispa.model.chat.ChatTemplate] turns [turns][org.multispa.model.chat.Turn] into a
/// [Prompt][org.multispa.model.chat.Prompt] to be answered or a
/// [TrainingText][org.multispa.model.chat.TrainingText] to be learned;
/// [ImagePlaceholders][org.multispa.model.chat.ImagePlaceholders] puts images where a text says `<image>`.
@NullMarked
package org.multispa.model.chat;

import org.jspecify.annotations.NullMarked;
