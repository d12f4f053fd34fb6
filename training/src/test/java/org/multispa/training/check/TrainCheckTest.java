package org.multispa.training.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multispa.model.LoadOptions;
import org.multispa.model.check.Compared;
import org.multispa.testing.SharedData;

class TrainCheckTest {
    @ParameterizedTest
    @CsvSource({
        "tiny-internlm2, true", "tiny-internlm2, false",
        "tiny-internlm2-vit6b, true", "tiny-internlm2-vit6b, false",
        "tiny-qwen2, true", "tiny-qwen2, false",
        "tiny-qwen2-tied, true", "tiny-qwen2-tied, false"
    })
    void the_reference_run_is_repeated(String name, boolean recompute) throws IOException {
        Path folder = SharedData.require("reference/" + name);
        List<Compared> results = TrainCheck.run(folder, LoadOptions.f32(), recompute);
        results.forEach(System.out::println);
        assertThat(results).hasSizeGreaterThan(40).allMatch(Compared::agrees);
    }
}
