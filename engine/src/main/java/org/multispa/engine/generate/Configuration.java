package org.multispa.engine.generate;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.multispa.engine.profile.MotionRules;
import org.multispa.engine.profile.Profile;
import org.multispa.engine.questions.AskSettings;
import org.multispa.scenes.LoadOptions;

/// The settings of a run as the manifest shows them: every threshold by name, nothing about the machine.
final class Configuration {
    /// Key of the hash of everything that decided the output, scenes and wording included.
    static final String FINGERPRINT = "fingerprint";

    /// Key of the samples asked for, by subtask.
    static final String COUNTS = "counts";

    private Configuration() {}

    static SortedMap<String, Object> of(GenerateSettings settings, String fingerprint) {
        SortedMap<String, Object> all = of(settings);
        all.put(FINGERPRINT, fingerprint);
        return all;
    }

    static SortedMap<String, Object> of(GenerateSettings settings) {
        SortedMap<String, Object> all = new TreeMap<>();
        all.put(COUNTS, counts(settings));
        all.put("form", settings.form().id());
        all.put("shard_size", settings.shardSize());
        all.put("profile", profile(settings.profile()));
        all.put("asking", asking(settings.ask()));
        all.put("loading", loading(settings.load()));
        return all;
    }

    private static SortedMap<String, Object> counts(GenerateSettings settings) {
        SortedMap<String, Object> all = new TreeMap<>();
        settings.counts().forEach((subtask, count) -> all.put(subtask.id(), count));
        return all;
    }

    private static SortedMap<String, Object> profile(Profile profile) {
        SortedMap<String, Object> all = new TreeMap<>();
        all.put("name", profile.name());
        profile.depthAgreement().ifPresent(agreement -> {
            all.put("depth_agreement_metres", agreement.metres());
            all.put("depth_agreement_share", agreement.share());
            all.put("border_share", agreement.border());
        });
        all.put("min_overlap_percent", profile.minOverlapPercent());
        all.put("max_overlap_percent", profile.maxOverlapPercent());
        all.put("dead_zone_metres", profile.deadZoneMetres());
        all.put("dead_zone_share", profile.deadZoneShare());
        all.put("dead_zone_degrees", profile.deadZoneDegrees());
        all.put("min_scalar_metres", profile.minScalarMetres());
        all.put("min_scalar_degrees", profile.minScalarDegrees());
        all.put("steepest_pitch_degrees", profile.steepestPitchDegrees());
        all.put("min_depth_gap", profile.minDepthGap());
        all.put("min_separation", profile.minSeparation());
        all.put("object_cover_tolerance", profile.objectCoverTolerance());
        all.put("min_object_share", profile.minObjectShare());
        all.put("published_object_search", profile.publishedObjectSearch());
        all.put("unique_labels", profile.uniqueLabels());
        all.put("max_object_overlap_percent", profile.maxObjectOverlapPercent());
        all.put("balance_answers", profile.balanceAnswers());
        all.put("motion", motion(profile.motion()));
        return all;
    }

    private static SortedMap<String, Object> motion(MotionRules rules) {
        SortedMap<String, Object> all = new TreeMap<>();
        all.put("body_still_metres", rules.bodies().stillMetres());
        all.put("body_most_change_metres", rules.bodies().mostChange());
        all.put("body_most_tracks", rules.bodies().mostPoints());
        all.put("min_body_points", rules.minBodyPoints());
        all.put("still_metres", rules.stillMetres());
        rules.clarity().ifPresent(clarity -> {
            all.put("slip_metres", clarity.slipMetres());
            all.put("slip_share", clarity.slipShare());
            all.put("neighbour_share", clarity.neighbourShare());
            all.put("same_share", clarity.sameShare());
        });
        return all;
    }

    private static SortedMap<String, Object> asking(AskSettings ask) {
        SortedMap<String, Object> all = new TreeMap<>();
        all.put("points_per_frame", ask.pointsPerFrame());
        all.put("points_per_pair", ask.pointsPerPair());
        all.put("distractors", ask.distractors().id());
        all.put("near_radius", ask.nearRadius());
        all.put("object_frames", ask.objectFrames());
        all.put("motion_points_per_body", ask.motion().pointsPerBody());
        all.put("motion_pairs_per_bin", ask.motion().pairsPerBin());
        all.put("motion_reversed_percent", ask.motion().reversedPercent());
        all.put("sequences", ask.sequences());
        return all;
    }

    private static SortedMap<String, Object> loading(LoadOptions load) {
        SortedMap<String, Object> all = new TreeMap<>();
        all.put("every", load.every());
        if (load.maxFrames() < Integer.MAX_VALUE) {
            all.put("max_frames", load.maxFrames());
        }
        load.up().ifPresent(up -> all.put("up", List.of(up.x(), up.y(), up.z())));
        load.axisAlignment()
                .ifPresent(alignment -> all.put(
                        "axis_alignment",
                        Arrays.stream(alignment.toRowMajor()).boxed().toList()));
        all.put("voxel_metres", load.voxelMetres());
        load.trackSubset().ifPresent(subset -> all.put("track_subset", subset.id()));
        return all;
    }
}
