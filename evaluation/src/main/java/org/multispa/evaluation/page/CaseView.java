package org.multispa.evaluation.page;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Subtask;
import org.multispa.evaluation.extract.Rung;
import org.multispa.evaluation.page.cases.Case;
import org.multispa.evaluation.page.cases.Picture;
import org.multispa.evaluation.page.html.Html;
import org.multispa.evaluation.page.html.VisibleText;
import org.multispa.evaluation.score.ErrorSize;
import org.multispa.evaluation.score.Outcome;
import org.multispa.evaluation.score.Scored;

/// One question with its images, the truth, and what each run made of it.
///
/// @param models what answered, one or two
record CaseView(List<String> models) {
    private static final int MOST_OF_A_REPLY = 6000;
    private static final int MOST_OF_A_QUESTION = 4000;

    /// What became of the question, in the words of the filter.
    static String outcome(Case one) {
        if (one.replies().size() > 1) {
            return one.first().correct() ? "only the first is right" : "only the second is right";
        }
        return outcome(one.first());
    }

    private static String outcome(Scored item) {
        return item.correct()
                ? "right"
                : item.outcome() == Outcome.ANSWERED
                        ? "wrong answer"
                        : item.outcome().text();
    }

    void write(Html html, int number, Case one) {
        Scored item = one.first();
        html.open(
                "article",
                "class",
                "case",
                "data-subtask",
                item.subtask().id(),
                "data-outcome",
                outcome(one),
                "aria-labelledby",
                "case-" + number);
        html.open("header");
        html.element("h3", number + ". " + item.subtask().id(), "id", "case-" + number);
        html.element("span", outcome(one), "class", one.replies().size() > 1 ? "badge plain" : "badge");
        html.element("span", item.id(), "class", "quiet id").close();
        pictures(html, one.pictures());
        html.open("dl");
        one.question()
                .ifPresent(text -> entry(html, "question", "prose", VisibleText.shortened(text, MOST_OF_A_QUESTION)));
        entry(html, "truth", "truth", answer(item.subtask(), item.truth()));
        for (int i = 0; i < one.replies().size(); i++) {
            Case.Replied replied = one.replies().get(i);
            if (models.size() > 1) {
                html.element("dt", models.get(i), "class", "model");
                html.element("dd", outcome(replied.scored()));
            }
            reply(html, replied);
        }
        html.close().close();
    }

    private static void reply(Html html, Case.Replied replied) {
        Scored item = replied.scored();
        String kind = item.correct() ? "truth" : "wrong";
        item.answer().ifPresent(answer -> entry(html, "read as", kind, answer(item.subtask(), answer)));
        item.error().ifPresent(error -> entry(html, "error", kind, error(item, error)));
        item.rung().map(Rung::text).ifPresent(text -> entry(html, "found in", "", text));
        entry(
                html,
                "reply",
                replied.text().isPresent() ? "reply" : "quiet",
                replied.text()
                        .map(text -> text.isBlank() ? "(empty)" : VisibleText.shortened(text, MOST_OF_A_REPLY))
                        .orElse(item.outcome() == Outcome.MISSING ? "none" : "not at hand"));
    }

    private static void entry(Html html, String name, String kind, String text) {
        html.element("dt", name);
        if (kind.equals("reply")) {
            html.open("dd").element("pre", text, "tabindex", "0", "dir", "auto").close();
        } else {
            html.element("dd", text, "class", kind, "dir", "auto");
        }
    }

    private static String answer(Subtask subtask, Answer answer) {
        return answer.text()
                + subtask.unit()
                        .map(unit -> unit == Answer.Unit.DEGREE ? "°" : " mm")
                        .orElse("");
    }

    private static String error(Scored item, ErrorSize error) {
        String unit = switch (item.subtask().answerKind()) {
            case PIXEL -> " px";
            case SCALAR, VECTOR, MOTION, CHOICE, DIRECTION ->
                item.subtask().unit().equals(Optional.of(Answer.Unit.DEGREE)) ? "°" : " mm";
        };
        String whole = item.subtask().answerKind() == Subtask.AnswerKind.PIXEL ? "the image's width" : "the truth";
        String size = String.format(Locale.ROOT, "%,.0f%s", error.absolute(), unit);
        return error.relative().isPresent()
                ? size
                        + String.format(
                                Locale.ROOT,
                                ", %,.1f %% of %s",
                                100 * error.relative().getAsDouble(),
                                whole)
                : size + " (the truth is 0)";
    }

    private static void pictures(Html html, List<Picture> pictures) {
        html.open("div", "class", "pictures");
        for (int i = 0; i < pictures.size(); i++) {
            Picture picture = pictures.get(i);
            String name = "Image-" + (i + 1);
            html.open("figure").open("div", "class", "frame");
            picture.jpeg()
                    .ifPresentOrElse(
                            jpeg -> html.leaf(
                                    "img",
                                    "alt",
                                    name + " of the question",
                                    "width",
                                    Integer.toString(picture.width()),
                                    "height",
                                    Integer.toString(picture.height()),
                                    "src",
                                    "data:image/jpeg;base64,"
                                            + Base64.getEncoder().encodeToString(jpeg)),
                            () -> html.element("p", "no image: " + picture.problem(), "class", "problem"));
            if (picture.jpeg().isPresent() && !picture.marks().isEmpty()) {
                MarkDrawing.write(html, picture);
            }
            html.close().element("figcaption", name + legend(picture)).close();
        }
        html.close();
    }

    /// Every mark in words, as thousandths of the image's sides.
    private static String legend(Picture picture) {
        StringBuilder text = new StringBuilder();
        for (Picture.Mark mark : picture.marks()) {
            text.append(text.isEmpty() ? ": " : ", ")
                    .append(mark.kind().text())
                    .append(" at ")
                    .append(thousandth(mark.u(), picture.width()))
                    .append(" / ")
                    .append(thousandth(mark.v(), picture.height()));
        }
        return text.toString();
    }

    private static long thousandth(double at, int side) {
        return (long) Math.floor(at / side * 1000);
    }
}
