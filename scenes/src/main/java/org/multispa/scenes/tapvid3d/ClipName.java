package org.multispa.scenes.tapvid3d;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multispa.scenes.TrackSubset;

/// What a clip's path says about it.
///
/// The family is the capture that the clip was cut from, found in the file's name whatever its subset:
///
/// - ADT, `Apartment_release_work_seq108_5`: up to the sequence, `Apartment_release_work_seq108`, so that all
///   clips and all wearers of one recording stay together;
/// - DriveTrack, `tapvid3d_<segment>_<from>_<to>_<camera>_<object>`: the segment with its times, so that all
///   cameras and objects of one drive stay together;
/// - Panoptic Studio, `basketball_5` or `basketball_0_5`: the sport, as all its cameras filmed one game;
/// - any other name stands for itself.
final class ClipName {
    private static final int LEVELS = 3;
    private static final Pattern ADT_FAMILY = Pattern.compile("(.*?_seq[0-9]+)(?:_.*)?");
    private static final Pattern ADT = Pattern.compile("(?:Apartment_release_|Lite_release_|adt_).*");
    private static final Pattern DRIVE =
            Pattern.compile("((?:tapvid3d_|drivetrack_)?[0-9]{5,}_[0-9]+_[0-9]+_[0-9]+_[0-9]+)(?:_.*)?");
    private static final Pattern SPORT =
            Pattern.compile("((?:pstudio_)?(?:basketball|boxes|football|juggle|softball|tennis))(?:_[0-9]+)+");
    private static final Pattern NUMBERED = Pattern.compile("(.*?[A-Za-z].*?)(?:_[0-9]+)+");

    private ClipName() {}

    /// The subset: that of the nearest of the three folders above the file that is named after one, else that
    /// which the file's name is typical of.
    static TrackSubset subset(Path file) {
        List<TrackSubset> named = Arrays.stream(TrackSubset.values())
                .filter(subset -> subset != TrackSubset.OTHER)
                .toList();
        Path folder = file.toAbsolutePath().normalize().getParent();
        for (int level = 0; level < LEVELS && folder != null && folder.getFileName() != null; level++) {
            Optional<TrackSubset> found = TrackSubset.byId(
                            folder.getFileName().toString().toLowerCase(Locale.ROOT))
                    .filter(named::contains);
            if (found.isPresent()) {
                return found.get();
            }
            folder = folder.getParent();
        }
        String clip = of(file);
        if (ADT.matcher(clip).matches()) {
            return TrackSubset.ADT;
        }
        if (SPORT.matcher(clip).matches() || clip.startsWith("pstudio_")) {
            return TrackSubset.PSTUDIO;
        }
        return DRIVE.matcher(clip).matches() || clip.startsWith("drivetrack_")
                ? TrackSubset.DRIVETRACK
                : TrackSubset.OTHER;
    }

    static String family(Path file) {
        String clip = of(file);
        for (Pattern pattern : List.of(ADT_FAMILY, DRIVE, SPORT)) {
            Matcher matcher = pattern.matcher(clip);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        Matcher numbered = NUMBERED.matcher(clip);
        return subset(file) == TrackSubset.PSTUDIO && numbered.matches() ? numbered.group(1) : clip;
    }

    /// The file's name without its ending.
    static String of(Path file) {
        Path name = file.getFileName();
        String text = name == null ? "clip" : name.toString();
        return text.substring(0, text.length() - (text.endsWith(TapVid3dSource.ENDING) ? 4 : 0));
    }
}
