package org.multispa.training.mixture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.multispa.training.mixture.lines.RecordFile;

/// A file of conversations.
///
/// @param images where image paths start
record ConversationContents(String set, RecordFile records, Path images) implements Contents {
    static ConversationContents open(String set, Source.Conversations source, Path indexes) throws IOException {
        Path images = source.imageRoot()
                .orElseGet(() -> source.file().toAbsolutePath().normalize().resolveSibling(""));
        return new ConversationContents(set, RecordFile.open(source.file(), indexes), images);
    }

    @Override
    public long size() {
        return records.count();
    }

    @Override
    public RawSample read(long member) throws IOException {
        return new ConversationReader(images).read(records.read(member), place(member));
    }

    @Override
    public String place(long member) {
        return set + ": " + records.file().getFileName() + " sample " + (member + 1);
    }

    @Override
    public List<Fingerprint> fingerprints() throws IOException {
        FileHash hash = FileHash.of(records.file());
        return List.of(new Fingerprint(
                set, records.file().toString(), records.bytes(), records.count(), hash.sha256(), hash.of()));
    }

    @Override
    public void close() {
        records.close();
    }
}
