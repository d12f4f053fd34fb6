package org.multispa.cli.evaluate;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import org.multispa.cli.model.Memory;
import org.multispa.evaluation.backend.Backend;
import org.multispa.evaluation.backend.endpoint.Endpoint;
import org.multispa.evaluation.backend.endpoint.EndpointSettings;
import org.multispa.evaluation.backend.endpoint.Prices;
import org.multispa.evaluation.backend.local.LocalModel;
import org.multispa.evaluation.backend.local.ServedModel;
import org.multispa.images.ImageSize;

/// A model that is to be asked, known before it is loaded or reached.
sealed interface AskedModel {
    /// As [Backend#name].
    String name() throws IOException;

    /// As [Backend#parameters].
    SortedMap<String, Object> parameters() throws IOException;

    /// How many tokens an image is likely to be.
    ToLongFunction<ImageSize> imageTokens() throws IOException;

    /// What it takes, where that is known.
    Optional<Prices> prices();

    Backend open() throws IOException;

    /// A folder on this machine.
    ///
    /// @param served whether it is asked over HTTP
    record Local(LocalModel model, boolean served) implements AskedModel {
        @Override
        public String name() throws IOException {
            return model.name();
        }

        @Override
        public SortedMap<String, Object> parameters() throws IOException {
            return served ? new ServedModel(model).parameters() : model.parameters();
        }

        @Override
        public ToLongFunction<ImageSize> imageTokens() throws IOException {
            return model.imageTokens();
        }

        @Override
        public Optional<Prices> prices() {
            return Optional.empty();
        }

        @Override
        public Backend open() throws IOException {
            try {
                return served ? new ServedModel(model).open() : model.open();
            } catch (RuntimeException e) {
                throw Memory.explained(e, "the model");
            }
        }
    }

    /// A server.
    record Remote(EndpointSettings settings) implements AskedModel {
        @Override
        public String name() {
            return settings.model();
        }

        @Override
        public SortedMap<String, Object> parameters() {
            return settings.parameters();
        }

        @Override
        public ToLongFunction<ImageSize> imageTokens() {
            return settings.style().detail()::tokens;
        }

        @Override
        public Optional<Prices> prices() {
            return settings.prices();
        }

        @Override
        public Backend open() {
            return new Endpoint(settings);
        }
    }
}
