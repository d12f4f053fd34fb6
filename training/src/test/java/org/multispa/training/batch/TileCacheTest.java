package org.multispa.training.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multispa.model.tiles.Tiles;

final class TileCacheTest {
    private static final long ONE = cost(1);

    private static Tiles tiles(int count) {
        return new Tiles(count, 10, new byte[300 * count]);
    }

    private static long cost(int count) {
        return 300L * count + 256;
    }

    private static Path path(int number) {
        return Path.of("image" + number);
    }

    @Test
    void what_was_put_is_found_and_what_was_not_is_not() {
        TileCache cache = new TileCache(10 * ONE);
        Tiles one = tiles(1);
        cache.put(path(1), one);
        assertThat(cache.get(path(1))).containsSame(one);
        assertThat(cache.get(path(2))).isEmpty();
    }

    @Test
    void what_was_asked_for_the_longest_ago_goes_first() {
        TileCache cache = new TileCache(3 * ONE);
        cache.put(path(1), tiles(1));
        cache.put(path(2), tiles(1));
        cache.put(path(3), tiles(1));
        assertThat(cache.get(path(1))).isPresent();
        cache.put(path(4), tiles(1));
        assertThat(cache.get(path(2))).isEmpty();
        assertThat(List.of(1, 3, 4)).allMatch(number -> cache.get(path(number)).isPresent());
    }

    @Test
    void what_is_larger_than_the_cache_is_not_kept_and_drives_nothing_out() {
        TileCache cache = new TileCache(2 * ONE);
        cache.put(path(1), tiles(1));
        cache.put(path(2), tiles(20));
        assertThat(cache.get(path(1))).isPresent();
        assertThat(cache.get(path(2))).isEmpty();
        assertThat(new TileCache(0).get(path(1))).isEmpty();
    }

    @Test
    void a_cache_of_no_bytes_keeps_nothing() {
        TileCache cache = new TileCache(0);
        cache.put(path(1), tiles(1));
        assertThat(cache.get(path(1))).isEmpty();
        assertThat(cache.bytes()).isZero();
    }

    @Test
    void random_use_is_as_that_of_a_plain_list_and_never_over_the_limit() {
        Random random = new Random(3);
        long most = 9 * ONE;
        TileCache cache = new TileCache(most);
        Map<Path, Tiles> model = new LinkedHashMap<>();
        for (int i = 0; i < 5000; i++) {
            Path path = path(random.nextInt(20));
            if (random.nextBoolean()) {
                Tiles tiles = tiles(1 + random.nextInt(4));
                cache.put(path, tiles);
                model.remove(path);
                model.put(path, tiles);
                for (Path oldest : new ArrayList<>(model.keySet())) {
                    if (bytes(model) > most) {
                        model.remove(oldest);
                    }
                }
            } else {
                assertThat(cache.get(path).isPresent()).isEqualTo(model.containsKey(path));
                Tiles kept = model.remove(path);
                if (kept != null) {
                    model.put(path, kept);
                }
            }
            assertThat(cache.bytes()).isEqualTo(bytes(model)).isLessThanOrEqualTo(most);
        }
    }

    private static long bytes(Map<Path, Tiles> model) {
        return model.values().stream().mapToLong(tiles -> cost(tiles.count())).sum();
    }
}
