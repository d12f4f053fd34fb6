package org.multispa.evaluation.backend.endpoint;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.images.ImageSize;

/// How questions are put, as far as answers depend on it.
///
/// @param detail how closely the model is to look at images
/// @param mostTokens of an answer, its thinking included
/// @param seed sent along where there is one; not every server heeds it
/// @param thinking for models that think before they answer and want it said differently: the limit as
///     `max_completion_tokens`, and no temperature, which is 0 otherwise
public record AskStyle(Detail detail, int mostTokens, OptionalLong seed, boolean thinking) {
    /// The `detail` of images. Servers other than OpenAI's do not look at it.
    public enum Detail {
        /// As the server sees fit; nothing is sent.
        AUTO,
        /// One small picture.
        LOW,
        /// Small picture and tiles.
        HIGH;

        private static final int SMALL_PICTURE = 85;
        private static final int TILE = 170;
        private static final double TILE_SIDE = 512;
        private static final double LARGEST_SIDE = 2048;
        private static final double LARGEST_SHORT_SIDE = 768;

        /// Name on the wire and on the command line.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Tokens of an image as OpenAI counts them for GPT-4o; what other servers count differs.
        public long tokens(ImageSize image) {
            if (this == LOW) {
                return SMALL_PICTURE;
            }
            double width = image.width();
            double height = image.height();
            double scale = Math.min(1, LARGEST_SIDE / Math.max(width, height));
            scale = Math.min(scale, LARGEST_SHORT_SIDE / Math.min(width, height));
            double tiles = Math.ceil(width * scale / TILE_SIDE) * Math.ceil(height * scale / TILE_SIDE);
            return SMALL_PICTURE + Math.round(tiles) * TILE;
        }
    }

    /// As close as possible to what a local model does: greedy, at most 512 tokens.
    public static final AskStyle GREEDY = new AskStyle(Detail.AUTO, 512, OptionalLong.empty(), false);

    public AskStyle {
        if (mostTokens < 1) {
            throw new IllegalArgumentException("an answer has at least one token, found " + mostTokens);
        }
    }

    /// The same with another longest answer.
    public AskStyle withMostTokens(int tokens) {
        return new AskStyle(detail, tokens, seed, thinking);
    }

    SortedMap<String, Object> parameters() {
        SortedMap<String, Object> parameters = new TreeMap<>(limits());
        if (detail != Detail.AUTO) {
            parameters.put("detail", detail.key());
        }
        return parameters;
    }

    /// What stands in a request beside model and messages.
    Map<String, Object> limits() {
        Map<String, Object> limits = new TreeMap<>();
        if (thinking) {
            limits.put("max_completion_tokens", mostTokens);
        } else {
            limits.put("max_tokens", mostTokens);
            limits.put("temperature", 0);
        }
        seed.ifPresent(value -> limits.put("seed", value));
        return limits;
    }
}
