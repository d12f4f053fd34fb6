package org.multispa.evaluation.extract;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.multispa.dataset.Answer;
import org.multispa.dataset.Answers;
import org.multispa.dataset.Sample;
import org.multispa.evaluation.extract.Extraction.Found;
import org.multispa.evaluation.extract.Extraction.Reason;
import org.multispa.evaluation.extract.Extraction.Refused;
import org.multispa.evaluation.extract.Extraction.Unreadable;
import org.multispa.evaluation.extract.text.PlainText;
import org.multispa.evaluation.extract.text.Token;
import org.multispa.evaluation.extract.text.Tokenizer;
import org.multispa.evaluation.extract.text.Tokenizer.Commas;

/// Reads the answer out of a reply, [Rung] by [Rung]; the first on which there is one decides.
///
/// Numbers are rounded to whole millimetres and degrees, halves away from zero, and pixels down to whole
/// thousandths, as the truth is. A number without a unit is in the unit that was asked for.
public final class Extractor {
    /// Of a longer reply the end is read.
    static final int LONGEST = 1 << 18;

    private Extractor() {}

    /// What `reply` answers to `sample`. The sample's form of answer is used, the letters drawn on it and the
    /// size of its last image; of its truth nothing but which axis a direction lies on.
    public static Extraction extract(Sample sample, String reply) {
        String text = reply.length() <= LONGEST ? reply : reply.substring(reply.length() - LONGEST);
        if (text.isBlank()) {
            return new Unreadable(Reason.EMPTY);
        }
        return new Ladder(sample, text).climb();
    }

    private static final class Ladder {
        private final Sample sample;
        private final String reply;
        private boolean outOfRange;

        Ladder(Sample sample, String reply) {
            this.sample = sample;
            this.reply = reply;
        }

        Extraction climb() {
            return backticks()
                    .or(this::bare)
                    .or(this::text)
                    .orElseGet(() -> new Unreadable(outOfRange ? Reason.OUT_OF_RANGE : Reason.NO_ANSWER));
        }

        private Optional<Extraction> backticks() {
            Optional<String> span = Answers.lastBackticked(reply);
            if (span.isEmpty()) {
                return Optional.empty();
            }
            Optional<Answer> exact = Answers.parse(sample.subtask(), span.get());
            return exact.isPresent()
                    ? found(exact, Rung.BACKTICKS)
                    : part(PlainText.of(span.get()), Rung.BACKTICKS_LENIENT, false);
        }

        private Optional<Extraction> bare() {
            String whole = reply.strip();
            String sentence = whole.endsWith(".") ? whole.substring(0, whole.length() - 1) : whole;
            return found(Answers.parse(sample.subtask(), sentence), Rung.BARE);
        }

        /// An answer in a part of the text that announces itself as the answer.
        ///
        /// @param first whether of several answers the first counts, or none
        private Optional<Extraction> part(String part, Rung rung, boolean first) {
            List<Token> tokens = Tokenizer.tokens(part, Commas.BELONG);
            Phrases phrases = new Phrases(tokens);
            boolean refuses = phrases.refuses();
            Reading reading = read(part, tokens);
            Optional<Candidate> one =
                    first ? Candidate.first(reading.candidates()) : Candidate.agreed(reading.candidates());
            if (one.isPresent() && !refuses) {
                return found(one.map(Candidate::answer), rung);
            }
            Optional<Answer> still = zero().filter(_ -> phrases.still());
            if (still.isPresent()) {
                return found(still, rung);
            }
            return refuses && phrases.concession().isEmpty() ? Optional.of(new Refused()) : Optional.empty();
        }

        private Optional<Extraction> text() {
            String text = PlainText.of(reply);
            List<Token> tokens = Tokenizer.tokens(text, Commas.BELONG);
            for (Marked.Part part : Marked.parts(text, tokens)) {
                Optional<Extraction> marked = part(part.text(), Rung.MARKED, part.takesFirst());
                if (marked.isPresent()) {
                    return marked;
                }
            }
            Phrases phrases = new Phrases(tokens);
            if (!phrases.refuses()) {
                return free(text, tokens, phrases);
            }
            OptionalInt concession = phrases.concession();
            if (concession.isPresent()) {
                String tail = text.substring(concession.getAsInt());
                List<Token> tailTokens = Tokenizer.tokens(tail, Commas.BELONG);
                Optional<Extraction> conceded = free(tail, tailTokens, new Phrases(tailTokens));
                if (conceded.isPresent()) {
                    return conceded;
                }
            }
            return Optional.of(new Refused());
        }

        private Optional<Extraction> free(String text, List<Token> tokens, Phrases phrases) {
            Reading reading = read(text, tokens);
            Optional<Answer> still = zero().filter(_ -> phrases.still());
            Optional<Candidate> agreed = Candidate.agreed(reading.candidates());
            if (agreed.isPresent() && (still.isEmpty() || agreed.get().weight() >= Scalars.WITH_UNIT)) {
                return found(agreed.map(Candidate::answer), Rung.STATED);
            }
            if (still.isPresent()) {
                return found(still, Rung.STILL);
            }
            return reading.candidates().isEmpty()
                    ? Optional.empty()
                    : found(Optional.of(reading.candidates().getLast().answer()), Rung.LAST);
        }

        private static Optional<Extraction> found(Optional<Answer> answer, Rung rung) {
            return answer.map(one -> new Found(one, rung));
        }

        private Reading read(String text, List<Token> tokens) {
            Reading reading = switch (sample.truth()) {
                case Answer.Choice _ -> Letters.read(tokens, Letters.options(sample));
                case Answer.Direction truth -> DirectionWords.read(tokens, truth.word());
                case Answer.Scalar truth -> Scalars.read(tokens, truth.unit());
                case Answer.Pixel _ -> Tuples.pixels(text, sample.images().getLast());
                case Answer.Vector _ -> Tuples.vectors(text);
                case Answer.Motion _ -> Tuples.motions(text);
            };
            outOfRange |= reading.outOfRange();
            return reading;
        }

        /// The answer of a question about motion where there was none.
        private Optional<Answer> zero() {
            boolean motion = !sample.subtask().id().startsWith("depth-")
                    && !sample.subtask().id().startsWith("object-");
            return switch (sample.truth()) {
                case Answer.Scalar truth when motion -> Optional.of(new Answer.Scalar(0, truth.unit()));
                case Answer.Vector _ -> Optional.of(new Answer.Vector(0, 0, 0));
                case Answer.Motion _ -> Optional.of(new Answer.Motion(0, 0, 0, 0, 0, 0));
                case Answer.Scalar _, Answer.Choice _, Answer.Direction _, Answer.Pixel _ -> Optional.empty();
            };
        }
    }
}
