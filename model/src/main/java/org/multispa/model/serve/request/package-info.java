/// From the bytes of a request to a question that a model can be asked. A
/// [ChatRequestReader][org.multispa.model.serve.request.ChatRequestReader] reads the JSON, a
/// [QuestionMaker][org.multispa.model.serve.request.QuestionMaker] finds the images and puts the conversation into
/// the model's words. What is not allowed ends in an [ApiError][org.multispa.model.serve.request.ApiError], before
/// memory is taken or a file is touched for it.
@NullMarked
package org.multispa.model.serve.request;

import org.jspecify.annotations.NullMarked;
