package org.multispa.evaluation.neighbours.parquet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.multispa.dataset.DatasetException;
import org.multispa.evaluation.neighbours.rows.ReadLimits;

/// Parquet's groups as plain values.
final class GroupValues {
    private static final int VALUE = 32;

    private final ReadLimits room;

    GroupValues(ReadLimits room) {
        this.room = room;
    }

    /// The fields of a group that are there.
    Map<String, Object> fields(Group group) throws DatasetException {
        Map<String, Object> fields = new HashMap<>();
        GroupType type = group.getType();
        for (int field = 0; field < type.getFieldCount(); field++) {
            Type own = type.getType(field);
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < group.getFieldRepetitionCount(field); i++) {
                value(group, field, i).ifPresent(values::add);
            }
            if (own.isRepetition(Type.Repetition.REPEATED)) {
                fields.put(own.getName(), values);
            } else if (!values.isEmpty()) {
                fields.put(own.getName(), values.getFirst());
            }
        }
        return fields;
    }

    private Optional<Object> value(Group group, int field, int i) throws DatasetException {
        Type type = group.getType().getType(field);
        room.kept(VALUE);
        if (!type.isPrimitive()) {
            Group inner = group.getGroup(field, i);
            return Optional.of(
                    type.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation ? list(inner) : fields(inner));
        }
        return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case INT32 -> Optional.of((long) group.getInteger(field, i));
            case INT64 -> Optional.of(group.getLong(field, i));
            case BOOLEAN -> Optional.of(group.getBoolean(field, i));
            case FLOAT -> Optional.of((double) group.getFloat(field, i));
            case DOUBLE -> Optional.of(group.getDouble(field, i));
            case BINARY -> {
                room.text(group.getBinary(field, i).length());
                yield Optional.of(group.getBinary(field, i).toStringUsingUTF8());
            }
            case INT96, FIXED_LEN_BYTE_ARRAY -> Optional.empty();
        };
    }

    /// The elements of a list: each stands alone, or in a group of its own.
    private List<Object> list(Group list) throws DatasetException {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
            Type repeated = list.getType().getType(0);
            if (repeated.isPrimitive() || repeated.asGroupType().getFieldCount() != 1) {
                value(list, 0, i).ifPresent(elements::add);
            } else {
                Group element = list.getGroup(0, i);
                if (element.getFieldRepetitionCount(0) > 0) {
                    value(element, 0, 0).ifPresent(elements::add);
                }
            }
        }
        return elements;
    }
}
