package org.multispa.scenes.npz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Reads the list of entries at the end of a zip archive, and holds it against the entries themselves (APPNOTE
/// 6.3, sections 4.3 to 4.5).
final class ZipDirectory {
    private static final int ENTRY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int ENTRY_BYTES = 46;
    private static final int LOCAL_BYTES = 30;
    private static final long MOST_UNPACKED = 1L << 32;
    private static final long IN_EXTRA = 0xFFFFFFFFL;

    private final ZipBytes file;

    ZipDirectory(ZipBytes file) {
        this.file = file;
    }

    /// The entries that are no folders, by name.
    Map<String, ZipPlace> read() throws IOException {
        ZipEnd end = ZipEnd.find(file);
        ByteBuffer list = file.read(end.directory(), end.directoryBytes());
        Map<String, ZipPlace> entries = new TreeMap<>();
        long unpacked = 0;
        for (int i = 0; i < end.entries(); i++) {
            if (list.remaining() < ENTRY_BYTES || list.getInt(list.position()) != ENTRY) {
                throw new IOException("the archive's list has " + i + " entries, expected " + end.entries());
            }
            String name = nameAt(list);
            ZipPlace place = placeAt(list, name);
            place.requireReadable(name);
            ZipPlace found = place.withData(dataBegin(name, place));
            if (entries.put(name, found) != null) {
                throw new IOException("the archive has two entries named " + name);
            }
            unpacked += found.size();
            if (unpacked > MOST_UNPACKED || unpacked < 0) {
                throw new IOException("the archive claims more than " + MOST_UNPACKED + " bytes unpacked");
            }
        }
        if (list.hasRemaining()) {
            throw new IOException("the archive's list has " + list.remaining() + " bytes left over");
        }
        requireApart(entries, end.directory());
        entries.keySet().removeIf(name -> name.endsWith("/"));
        return entries;
    }

    /// Entries that share bytes are how a small archive unpacks to a huge one.
    private static void requireApart(Map<String, ZipPlace> entries, long directory) throws IOException {
        List<Map.Entry<String, ZipPlace>> inOrder = new ArrayList<>(entries.entrySet());
        inOrder.sort(Comparator.comparingLong(entry -> entry.getValue().header()));
        for (int i = 0; i < inOrder.size(); i++) {
            ZipPlace place = inOrder.get(i).getValue();
            long next = i + 1 < inOrder.size() ? inOrder.get(i + 1).getValue().header() : directory;
            if (place.data() > next || place.stored() > next - place.data()) {
                throw new IOException("entry " + inOrder.get(i).getKey() + " of " + place.stored()
                        + " bytes runs into what follows it at " + next);
            }
        }
    }

    private static String nameAt(ByteBuffer list) throws IOException {
        int at = list.position();
        int length = list.getShort(at + 28) & 0xFFFF;
        if (length > list.remaining() - ENTRY_BYTES) {
            throw new IOException("the archive's list is cut off inside a name");
        }
        return EntryName.of(list.slice(at + ENTRY_BYTES, length));
    }

    private static ZipPlace placeAt(ByteBuffer list, String name) throws IOException {
        int at = list.position();
        int nameLength = list.getShort(at + 28) & 0xFFFF;
        int extraLength = list.getShort(at + 30) & 0xFFFF;
        int whole = ENTRY_BYTES + nameLength + extraLength + (list.getShort(at + 32) & 0xFFFF);
        if (whole > list.remaining()) {
            throw new IOException("the archive's list is cut off at entry " + name);
        }
        ByteBuffer extra =
                list.slice(at + ENTRY_BYTES + nameLength, extraLength).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer large = Zip64Extra.of(extra);
        long size = Zip64Extra.orNext(list.getInt(at + 24) & IN_EXTRA, large, name);
        long stored = Zip64Extra.orNext(list.getInt(at + 20) & IN_EXTRA, large, name);
        long header = Zip64Extra.orNext(list.getInt(at + 42) & IN_EXTRA, large, name);
        list.position(at + whole);
        return new ZipPlace(
                list.getShort(at + 8) & 0xFFFF,
                list.getShort(at + 10) & 0xFFFF,
                list.getInt(at + 16) & IN_EXTRA,
                stored,
                size,
                header,
                0);
    }

    /// Reads the entry's own header, which must tell the same as the list.
    private long dataBegin(String name, ZipPlace place) throws IOException {
        ByteBuffer local = file.read(place.header(), LOCAL_BYTES);
        if (local.getInt(0) != LOCAL) {
            throw new IOException("entry " + name + " has no header at byte " + place.header());
        }
        int nameLength = local.getShort(26) & 0xFFFF;
        int extraLength = local.getShort(28) & 0xFFFF;
        ByteBuffer rest = file.read(place.header() + LOCAL_BYTES, nameLength + extraLength);
        String localName =
                StandardCharsets.UTF_8.decode(rest.slice(0, nameLength)).toString();
        if (!localName.equals(name)
                || (local.getShort(6) & 0xFFFF) != place.flags()
                || (local.getShort(8) & 0xFFFF) != place.method()) {
            throw new IOException("entry " + name + " has another name, method or flags in its own header");
        }
        if (!place.sizesFollow()) {
            ByteBuffer large = Zip64Extra.of(rest.slice(nameLength, extraLength).order(ByteOrder.LITTLE_ENDIAN));
            long size = Zip64Extra.orNext(local.getInt(22) & IN_EXTRA, large, name);
            long stored = Zip64Extra.orNext(local.getInt(18) & IN_EXTRA, large, name);
            long crc = local.getInt(14) & IN_EXTRA;
            if (size != place.size() || stored != place.stored() || crc != place.crc()) {
                throw new IOException("entry " + name + " has " + stored + " bytes (" + size
                        + " unpacked) in its own header and " + place.stored() + " (" + place.size()
                        + ") in the archive's list");
            }
        }
        return place.header() + LOCAL_BYTES + nameLength + extraLength;
    }
}
