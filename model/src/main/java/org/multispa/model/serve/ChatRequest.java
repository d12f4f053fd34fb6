package org.multispa.model.serve;

import java.util.List;
import java.util.Optional;
import org.multispa.model.assistant.AnswerOptions;
import org.multispa.model.chat.Turn;

/// What a client asks, its images still by reference.
///
/// @param turns with `<image>` where images stand
/// @param images URLs as the client wrote them, in the order of their places
record ChatRequest(
        Optional<String> system,
        List<Turn> turns,
        List<String> images,
        AnswerOptions options,
        boolean stream,
        boolean usage) {}
