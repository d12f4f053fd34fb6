package org.multispa.scenes.scannet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.multispa.geometry.PointCloud;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// The over-segmentation of a mesh: which points of the cloud belong to a segment.
final class Segments {
    /// Segment number in the upper and point in the lower 32 bits, rising.
    private final long[] keys;

    private Segments(long[] keys) {
        this.keys = keys;
    }

    /// Reads the `segIndices` of a segmentation file, which hold one segment number for each vertex of the mesh.
    ///
    /// @throws IOException naming the file, if it is broken or made for another mesh
    static Segments read(Path file, PointCloud cloud) throws IOException {
        int[] places = cloud.placesBySource();
        long[] keys = new long[places.length];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                JsonParser json = new JsonMapper().createParser(in)) {
            int found = readKeys(json, places, keys);
            if (found != keys.length) {
                throw new IOException(file + ": expected the array segIndices with a number for each of "
                        + keys.length + " vertices, found "
                        + (found > keys.length ? "more" : String.valueOf(found)));
            }
        } catch (JacksonException e) {
            throw new IOException(file + ": " + e.getOriginalMessage(), e);
        }
        Arrays.sort(keys);
        return new Segments(keys);
    }

    /// Returns how many numbers there were, `keys.length + 1` standing for any larger number.
    private static int readKeys(JsonParser json, int[] places, long[] keys) {
        int found = 0;
        json.nextToken();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = json.currentName().equals("segIndices");
            if (json.nextToken() != JsonToken.START_ARRAY || !wanted) {
                json.skipChildren();
                continue;
            }
            while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                if (found == keys.length) {
                    return found + 1;
                }
                keys[found] = (long) json.getIntValue() << 32 | places[found];
                found++;
            }
            return found;
        }
        return found;
    }

    /// All points of the given segments, rising; segments that no vertex has count for nothing.
    int[] points(Set<Integer> segments) {
        return segments.stream().flatMapToInt(this::points).sorted().toArray();
    }

    private IntStream points(int segment) {
        int from = Arrays.binarySearch(keys, (long) segment << 32);
        int start = from < 0 ? -from - 1 : from;
        int end = start;
        while (end < keys.length && keys[end] >> 32 == segment) {
            end++;
        }
        return Arrays.stream(keys, start, end).mapToInt(key -> (int) key);
    }
}
