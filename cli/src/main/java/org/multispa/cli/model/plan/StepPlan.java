package org.multispa.cli.model.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.multispa.model.config.ModelConfig;
import org.multispa.model.plan.MemoryEstimate;
import org.multispa.model.plan.SampleTokens;
import org.multispa.model.plan.Step;
import org.multispa.model.safetensors.DType;

/// A step of equal samples, in one or several ways to do it, and the limits it has to keep.
///
/// @param ways by name, the one that needs least memory last
/// @param batch samples of a step
/// @param written tokens that come behind a sample's own
/// @param context most tokens of a sample with those that are written
/// @param memory most bytes of a step
record StepPlan(Map<String, Step> ways, int batch, int written, long context, long memory) {
    /// Answering questions.
    static StepPlan answering(ModelConfig model, DType numbers, int newTokens, int batch, long context, long memory) {
        Map<String, Step> ways = Map.of("answering", new Step.Answering(model, numbers, newTokens));
        return new StepPlan(ways, batch, newTokens, context, memory);
    }

    /// LoRA with dropout, on all linear layers of the language model.
    static StepPlan tuning(ModelConfig model, DType numbers, int rank, int batch, long context, long memory) {
        Map<String, Step> ways = new LinkedHashMap<>();
        ways.put("all kept", new Step.Tuning(model, numbers, rank, true, false));
        ways.put("recomputed", new Step.Tuning(model, numbers, rank, true, true));
        return new StepPlan(ways, batch, 0, context, memory);
    }

    /// Whether a sample keeps both limits, in the way that needs least memory.
    boolean fits(SampleTokens sample) {
        return sample.tokens() + written <= context
                && (memory == Long.MAX_VALUE
                        || ways.values().stream()
                                .anyMatch(way -> memory(way, sample).total() <= memory));
    }

    /// Memory of a step whose samples are all like this one.
    MemoryEstimate memory(Step way, SampleTokens sample) {
        List<SampleTokens> samples = Collections.nCopies(batch, sample);
        return way.memory(samples);
    }
}
