package org.multispa.cli;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.LinkedHashSet;
import java.util.Set;

/// What a user of a class gets to see of other classes.
final class Signatures {
    private Signatures() {}

    /// The project's classes that stand in the public signatures of a class and of its public nested classes: super
    /// types, parameters, results, exceptions, constants.
    static Set<JavaClass> of(JavaClass one) {
        Set<JavaClass> shown = new LinkedHashSet<>();
        for (JavaClass part : one.getPackage().getClasses()) {
            boolean itself = part.equals(one) || part.getName().startsWith(one.getName() + "$");
            if (itself && part.getModifiers().contains(JavaModifier.PUBLIC)) {
                collect(part, shown);
            }
        }
        shown.removeIf(type -> !type.getPackageName().startsWith("org.multispa"));
        return shown;
    }

    private static void collect(JavaClass part, Set<JavaClass> shown) {
        shown.addAll(part.getRawInterfaces());
        part.getRawSuperclass().ifPresent(shown::add);
        part.getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC))
                .forEach(field -> shown.addAll(field.getType().getAllInvolvedRawTypes()));
        for (JavaCodeUnit unit : part.getCodeUnits()) {
            if (unit.getModifiers().contains(JavaModifier.PUBLIC)) {
                shown.addAll(unit.getReturnType().getAllInvolvedRawTypes());
                unit.getParameterTypes().forEach(type -> shown.addAll(type.getAllInvolvedRawTypes()));
                unit.getThrowsClause().forEach(thrown -> shown.add(thrown.getRawType()));
            }
        }
    }
}
