package org.multispa.model.generate;

/// The token with the largest logit; the first of equals.
public record Greedy() implements TokenChoice {
    @Override
    public int choose(float[] logits, int step) {
        int best = 0;
        for (int i = 0; i < logits.length; i++) {
            if (Float.isNaN(logits[i])) {
                throw new IllegalArgumentException("the model computed a logit that is not a number (token " + i
                        + "); its weights are damaged or overflow in this kind of number");
            }
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }
}
