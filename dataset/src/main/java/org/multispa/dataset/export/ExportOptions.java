package org.multispa.dataset.export;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What formats are told about an export.
///
/// @param name of the data set in the reader's lists, for example `multispa`
/// @param images one of the format's [ExportFormat#imageHandlings]
/// @param shardSize most samples of one file of a format that splits its files
/// @param maxDynamicPatch InternVL's most tiles of a sample; empty for six tiles an image
/// @param locatedAt folder under which the reader will find the export, where that is not where it is written
public record ExportOptions(
        String name, ImageHandling images, int shardSize, OptionalInt maxDynamicPatch, Optional<Path> locatedAt) {
    /// Name and shard size where nothing else is asked for.
    public static final String DEFAULT_NAME = "multispa";

    public static final int DEFAULT_SHARD_SIZE = 2000;

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    public ExportOptions {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a name is a letter and up to 63 letters, digits, '_' and '-', found '" + name + "'");
        }
        if (shardSize < 1) {
            throw new IllegalArgumentException("a file must hold at least 1 sample, found " + shardSize);
        }
        if (maxDynamicPatch.isPresent() && maxDynamicPatch.getAsInt() < 1) {
            throw new IllegalArgumentException("an image needs at least 1 tile, found " + maxDynamicPatch.getAsInt());
        }
    }

    /// The usual options with this handling of images.
    public static ExportOptions with(ImageHandling images) {
        return new ExportOptions(DEFAULT_NAME, images, DEFAULT_SHARD_SIZE, OptionalInt.empty(), Optional.empty());
    }
}
