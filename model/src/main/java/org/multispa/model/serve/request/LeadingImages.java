package org.multispa.model.serve.request;

import java.util.ArrayList;
import java.util.List;
import org.multispa.model.serve.request.ChatRequest.Content;

/// Images that stand before all text of a message, worded as InternVL2 was taught to read them: a single one with a
/// line break after it, several as lines `Image-1: …`, `Image-2: …`. Clients send bare images there; those with a
/// place of their own in the text stay as they are.
final class LeadingImages {
    private LeadingImages() {}

    /// @param before how many images the conversation has before this message
    static List<Content> worded(List<Content> contents, int before) {
        int leading = 0;
        while (leading < contents.size() && contents.get(leading) instanceof Content.Image) {
            leading++;
        }
        boolean hasText = leading < contents.size();
        if (leading == 0 || !hasText) {
            return contents;
        }
        List<Content> worded = new ArrayList<>();
        for (int i = 0; i < leading; i++) {
            if (leading > 1) {
                worded.add(new Content.Text("Image-" + (before + i + 1) + ": "));
            }
            worded.add(contents.get(i));
            worded.add(new Content.Text("\n"));
        }
        worded.addAll(contents.subList(leading, contents.size()));
        return worded;
    }
}
