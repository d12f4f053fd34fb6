package org.multispa.scenes.synthetic.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multispa.scenes.synthetic.model.Material;
import org.multispa.scenes.synthetic.model.Pattern;

class TextureTest {
    private static Material material(Pattern pattern) {
        return Material.of(pattern, 0x8090A0, 0xC0A060, 0.8, 5);
    }

    @ParameterizedTest
    @EnumSource(Pattern.class)
    void everyPatternHasStructureAndRepeats(Pattern pattern) {
        Texture texture = Texture.of(material(pattern));
        Random random = new Random(2);
        Set<Integer> colors = new TreeSet<>();
        for (int i = 0; i < 500; i++) {
            double u = random.nextInt(4096) / 4096.0;
            double v = random.nextInt(4096) / 4096.0;
            int color = texture.sample(u, v, 1);
            colors.add(color);
            assertThat(texture.sample(u + 1, v - 2, 1)).isEqualTo(color);
        }
        assertThat(colors).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @EnumSource(Pattern.class)
    void fromAfarATextureIsItsMeanColor(Pattern pattern) {
        Texture texture = Texture.of(material(pattern));
        int[] texels = new Painter(material(pattern)).paint(texture.size());
        double green = 0;
        for (int texel : texels) {
            green += (texel >> 8 & 0xFF) / (double) texels.length;
        }
        assertThat((double) (texture.sample(0.3, 0.6, 1e6) >> 8 & 0xFF)).isCloseTo(green, within(2.5));
    }

    @Test
    void atTexelCentresTheTexelItselfIsSeen() {
        Material wood = material(Pattern.WOOD);
        Texture texture = Texture.of(wood);
        int n = texture.size();
        int[] texels = new Painter(wood).paint(n);
        for (int i = 0; i < n; i += 7) {
            int j = i / 2;
            assertThat(texture.sample((i + 0.5) / n, (j + 0.5) / n, 0.5)).isEqualTo(texels[j * n + i]);
        }
    }

    @Test
    void theFootprintBlendsSmoothlyFromFineToCoarse() {
        Texture texture = Texture.of(material(Pattern.TILES));
        int before = texture.sample(0.37, 0.41, 1) >> 8 & 0xFF;
        for (double texels = 1; texels < 600; texels *= 1.01) {
            int now = texture.sample(0.37, 0.41, texels) >> 8 & 0xFF;
            assertThat(Math.abs(now - before)).isLessThanOrEqualTo(6);
            before = now;
        }
    }

    @Test
    void coloursAreClampedAndMixed() {
        assertThat(Rgb.of(2, -1, 0.5)).isEqualTo(0xFF0080);
        assertThat(Rgb.mix(0x000000, 0xFF00FF, 0.5)).isEqualTo(0x800080);
        assertThat(Rgb.times(0x102030, 2)).isEqualTo(0x204060);
    }

    @Test
    void noiseIsBoundedAndRepeats() {
        Random random = new Random(6);
        for (int i = 0; i < 2000; i++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            double value = Noise.cloudy(x, y, 5, 7, 9);
            assertThat(value).isBetween(-1.0, 1.0);
            assertThat(Noise.cloudy(x + 1, y + 1, 5, 7, 9)).isCloseTo(value, within(1e-9));
        }
    }
}
