package org.multispa.files.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ApiKeyTest {
    @Test
    void a_key_is_blanked_wherever_it_would_be_told() {
        ApiKey key = new ApiKey("SOME_KEY", "sk-123");
        assertThat(key.isGiven()).isTrue();
        assertThat(key.hiddenIn("sk-123: wrong key 'sk-123'")).isEqualTo("[key]: wrong key '[key]'");
        assertThat(key.toString()).contains("SOME_KEY").doesNotContain("sk-123");
    }

    @Test
    void no_key_hides_nothing() {
        ApiKey none = new ApiKey("SOME_KEY", "");
        assertThat(none.isGiven()).isFalse();
        assertThat(none.hiddenIn("as it is")).isEqualTo("as it is");
    }

    @Test
    void what_cannot_stand_in_a_header_is_refused_without_being_shown() {
        for (String wrong : new String[] {"a b", "a\nb", "a\r", "ä", "\u007f", "\0"}) {
            assertThatThrownBy(() -> new ApiKey("SOME_KEY", wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("SOME_KEY")
                    .message()
                    .doesNotContain(wrong);
        }
    }
}
