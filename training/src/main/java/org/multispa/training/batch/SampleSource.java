package org.multispa.training.batch;

import java.io.IOException;
import org.multispa.dataset.DatasetException;
import org.multispa.model.chat.PromptException;
import org.multispa.training.mixture.OpenMixture;
import org.multispa.training.mixture.RawSample;
import org.multispa.training.mixture.order.DataOrder;
import org.multispa.training.mixture.order.Pick;

/// The samples of a mixture by their positions in its order. Whatever is wrong with a sample is told in its
/// place; only what is wrong with the machine is thrown.
///
/// @param order over the sets of `mixture`
record SampleSource(OpenMixture mixture, DataOrder order, ExampleMaker maker) {
    /// Makes the sample at a position ready.
    Made make(long position) {
        Pick pick = order.at(position);
        String name = mixture.name(pick);
        try {
            RawSample sample = mixture.read(pick);
            name = sample.name();
            return new Made.Ready(maker.make(sample));
        } catch (DatasetException | PromptException e) {
            return refused(name, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return refused(name, "cannot be read: " + e);
        } catch (RuntimeException e) {
            System.getLogger(SampleSource.class.getName())
                    .log(System.Logger.Level.WARNING, name + " could not be used for an unexpected reason", e);
            return refused(name, "unexpected: " + e);
        }
    }

    private static Made refused(String name, String reason) {
        return new Made.Refused(new SetAside(name, reason));
    }

    /// About how many tokens the sample at a position has; 0 if it cannot be read.
    long estimate(long position) {
        try {
            return maker.estimate(mixture.read(order.at(position)));
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }
}
