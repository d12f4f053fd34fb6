package org.multispa.engine.verify.raw;

import java.util.Map;
import java.util.Optional;
import org.multispa.dataset.DatasetException;
import org.multispa.geometry.Pose;
import org.multispa.geometry.Vec3;
import org.multispa.scenes.LoadOptions;
import org.multispa.scenes.TrackSubset;

/// How the scenes of a data set were read, from its manifest, so that the same frames and points are read again.
public final class Loading {
    private Loading() {}

    /// @throws DatasetException if a setting is missing or of the wrong kind, naming it
    public static LoadOptions of(Map<String, Object> configuration) throws DatasetException {
        Settings loading = Settings.of(configuration).group("loading");
        Optional<Vec3> up = Optional.empty();
        if (loading.has("up")) {
            double[] v = loading.numbers("up", 3);
            up = Optional.of(new Vec3(v[0], v[1], v[2]));
        }
        Optional<Pose> alignment = Optional.empty();
        if (loading.has("axis_alignment")) {
            alignment = Optional.of(Pose.ofRowMajor(loading.numbers("axis_alignment", 16)));
        }
        int most = loading.has("max_frames") ? (int) loading.number("max_frames") : Integer.MAX_VALUE;
        try {
            return new LoadOptions(
                    (int) loading.number("every"),
                    most,
                    up,
                    alignment,
                    loading.number("voxel_metres"),
                    loading.has("track_subset") ? subset(loading.text("track_subset")) : Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new DatasetException("manifest.json: configuration.loading: " + e.getMessage(), e);
        }
    }

    private static Optional<TrackSubset> subset(String id) {
        Optional<TrackSubset> subset = TrackSubset.byId(id);
        if (subset.isEmpty()) {
            throw new IllegalArgumentException("track_subset: no kind of recording '" + id + "'");
        }
        return subset;
    }
}
