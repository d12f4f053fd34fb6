package org.multispa.model.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.foreign.MemorySegment;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NumbersTest {
    @Test
    void narrowing_takes_the_nearest_and_the_even_one_of_two() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            float narrow = Float.intBitsToFloat(Numbers.bfloat16(value) << 16);
            if (Float.isNaN(value)) {
                assertThat(narrow).isNaN();
                continue;
            }
            int cut = Float.floatToRawIntBits(value) & 0xFFFF0000;
            double below = Float.intBitsToFloat(cut);
            double above = Float.intBitsToFloat(cut + 0x10000);
            double toBelow = Math.abs(value - below);
            double toAbove = Double.isInfinite(above) || Double.isNaN(above) ? Double.NaN : Math.abs(above - value);
            if (!Double.isNaN(toAbove)) {
                assertThat(Math.abs(narrow - (double) value)).isEqualTo(Math.min(toBelow, toAbove));
            }
        }
        assertThat(Numbers.bfloat16(Float.intBitsToFloat(0x3F808000))).isEqualTo((short) 0x3F80);
        assertThat(Numbers.bfloat16(Float.intBitsToFloat(0x3F818000))).isEqualTo((short) 0x3F82);
        assertThat(Numbers.bfloat16(Float.POSITIVE_INFINITY)).isEqualTo((short) 0x7F80);
        assertThat(Numbers.bfloat16(Float.MAX_VALUE)).isEqualTo((short) 0x7F80);
        assertThat(Numbers.bfloat16(-0f)).isEqualTo((short) 0x8000);
        assertThat(Float.intBitsToFloat(Numbers.bfloat16(Float.intBitsToFloat(0x7F800001)) << 16))
                .isNaN();
    }

    @Test
    void numbers_go_in_and_out_of_every_real_kind_and_of_no_other() {
        MemorySegment bytes = MemorySegment.ofArray(new byte[64]);
        for (DType kind : DType.values()) {
            if (kind.isReal()) {
                Numbers.put(bytes, kind, 3, -1.5f);
                assertThat(Numbers.get(bytes, kind, 3)).isEqualTo(-1.5f);
            } else {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> Numbers.get(bytes, kind, 0))
                        .withMessageContaining(kind.name());
                assertThatIllegalArgumentException().isThrownBy(() -> Numbers.put(bytes, kind, 0, 1));
            }
        }
    }
}
