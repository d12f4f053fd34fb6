package org.multispa.model.chat;

import java.util.ArrayList;
import java.util.List;
import org.multispa.model.chat.Turn.Role;

/// The field's way to say in a text where an image stands: `<image>`.
public final class ImagePlaceholders {
    /// The placeholder.
    public static final String IMAGE = "<image>";

    private ImagePlaceholders() {}

    /// Puts images at the placeholders in the user's texts, in order over all turns.
    ///
    /// Where no text has one, all images stand before the first question: a single one as `<image>` and a line
    /// break, several as lines `Image-1: <image>`, `Image-2: <image>`, and so on.
    ///
    /// @param turns whose user turns are text
    /// @param imageTokens for each image the embeddings it gives
    /// @throws PromptException if there are placeholders, but not as many as images
    public static List<Turn> fill(List<Turn> turns, int... imageTokens) throws PromptException {
        int found = 0;
        for (Turn turn : turns) {
            found += turn.role() == Role.USER ? count(turn) : 0;
        }
        if (found > 0 && found != imageTokens.length) {
            throw new PromptException("expected as many " + IMAGE + " placeholders as images, found " + found + " and "
                    + imageTokens.length);
        }
        List<Turn> filled = new ArrayList<>(turns);
        if (found == 0 && imageTokens.length > 0) {
            lead(filled, imageTokens.length);
        }
        int[] next = {0};
        filled.replaceAll(turn -> turn.role() == Role.USER ? filled(turn, imageTokens, next) : turn);
        return filled;
    }

    private static int count(Turn turn) {
        int count = 0;
        for (Part part : turn.parts()) {
            if (part instanceof Part.Text(String text)) {
                for (int at = text.indexOf(IMAGE); at >= 0; at = text.indexOf(IMAGE, at + IMAGE.length())) {
                    count++;
                }
            }
        }
        return count;
    }

    private static void lead(List<Turn> turns, int images) throws PromptException {
        for (int i = 0; i < turns.size(); i++) {
            if (turns.get(i).role() == Role.USER) {
                List<Part> parts = new ArrayList<>();
                parts.add(new Part.Text(lead(images)));
                parts.addAll(turns.get(i).parts());
                turns.set(i, new Turn(Role.USER, parts));
                return;
            }
        }
        throw new PromptException("expected a turn of the user for " + images + " images, found none");
    }

    private static String lead(int images) {
        if (images == 1) {
            return IMAGE + "\n";
        }
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= images; i++) {
            lines.append("Image-").append(i).append(": ").append(IMAGE).append('\n');
        }
        return lines.toString();
    }

    private static Turn filled(Turn turn, int[] imageTokens, int[] next) {
        List<Part> parts = new ArrayList<>();
        for (Part part : turn.parts()) {
            switch (part) {
                case Part.Image image -> parts.add(image);
                case Part.Text(String text) -> {
                    int done = 0;
                    for (int at = text.indexOf(IMAGE); at >= 0; at = text.indexOf(IMAGE, done)) {
                        parts.add(new Part.Text(text.substring(done, at)));
                        parts.add(new Part.Image(imageTokens[next[0]++]));
                        done = at + IMAGE.length();
                    }
                    parts.add(new Part.Text(text.substring(done)));
                }
            }
        }
        return new Turn(Role.USER, parts);
    }
}
