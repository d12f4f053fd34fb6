package org.multispa.evaluation.neighbours.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/// A column of images: bytes, a struct with a field `bytes` as Hugging Face has it, or a list of such.
///
/// @param name of the column
/// @param path to the bytes, the name first
record ImageColumn(String name, List<String> path) {
    private static final String BYTES = "bytes";

    /// The columns of a schema that hold images.
    static List<ImageColumn> of(MessageType schema) {
        List<ImageColumn> columns = new ArrayList<>();
        for (Type column : schema.getFields()) {
            bytes(column).ifPresent(path -> columns.add(new ImageColumn(column.getName(), path)));
        }
        return columns;
    }

    private static Optional<List<String>> bytes(Type type) {
        if (isBytes(type)) {
            return Optional.of(List.of(type.getName()));
        }
        if (type.isPrimitive()) {
            return Optional.empty();
        }
        GroupType group = type.asGroupType();
        Optional<Type> inner = group.containsField(BYTES)
                ? Optional.of(group.getType(BYTES)).filter(ImageColumn::isBytes)
                : Optional.of(group).filter(one -> one.getFieldCount() == 1).map(one -> one.getType(0));
        return inner.flatMap(ImageColumn::bytes).map(path -> {
            List<String> whole = new ArrayList<>(List.of(type.getName()));
            whole.addAll(path);
            return whole;
        });
    }

    private static boolean isBytes(Type type) {
        return type.isPrimitive()
                && type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY
                && type.getLogicalTypeAnnotation() == null;
    }

    /// Only the bytes of the images.
    static MessageType schema(MessageType whole, List<ImageColumn> columns) {
        return new MessageType(
                whole.getName(),
                columns.stream()
                        .map(column -> only(whole.getType(column.name()), column.path(), 1))
                        .toList());
    }

    private static Type only(Type type, List<String> path, int depth) {
        return type.isPrimitive()
                ? type
                : type.asGroupType().withNewFields(only(type.asGroupType().getType(path.get(depth)), path, depth + 1));
    }

    /// The images of a row that was read with [#schema].
    List<byte[]> images(Group row) {
        List<byte[]> images = new ArrayList<>();
        gather(row, 0, images);
        return images;
    }

    private void gather(Group group, int depth, List<byte[]> images) {
        int times = group.getFieldRepetitionCount(path.get(depth));
        for (int i = 0; i < times; i++) {
            if (depth == path.size() - 1) {
                images.add(group.getBinary(path.get(depth), i).getBytes());
            } else {
                gather(group.getGroup(path.get(depth), i), depth + 1, images);
            }
        }
    }
}
