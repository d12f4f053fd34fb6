package org.multispa.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.multispa.scenes.SceneSource;

/// What CONTRIBUTING and the architecture page promise about the whole code.
final class HouseRulesTest {
    private static final String ROOT = "org.multispa.";
    private static final int MOST_LINES = 500;
    private static final int MOST_CLASSES = 21;

    /// The rooms, and which of the others each may know.
    private static final Map<String, Set<String>> ROOMS = Map.of(
            "geometry", Set.of(),
            "images", Set.of(),
            "scenes", Set.of("geometry", "images"),
            "dataset", Set.of("geometry", "images"),
            "engine", Set.of("geometry", "images", "scenes", "dataset"),
            "cli", Set.of("geometry", "images", "scenes", "dataset", "engine"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("multispa/testing/"))
            .importPackages("org.multispa");

    @Test
    void every_room_knows_only_the_rooms_before_it() {
        assertThat(CLASSES.stream().map(HouseRulesTest::room).collect(Collectors.toSet()))
                .isEqualTo(ROOMS.keySet());
        Set<String> wrong = new TreeSet<>();
        for (JavaClass one : CLASSES) {
            one.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .filter(target -> !room(target).equals(room(one)))
                    .filter(target -> !ROOMS.getOrDefault(room(one), Set.of()).contains(room(target)))
                    .forEach(target -> wrong.add(one.getName() + " uses " + target.getName()));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_package_is_null_marked() {
        Set<String> packages = new TreeSet<>();
        for (JavaClass one : CLASSES) {
            JavaPackage its = one.getPackage();
            if (!its.isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                packages.add(its.getName());
            }
        }
        assertThat(packages).isEmpty();
    }

    @Test
    void a_public_class_is_one_that_another_package_uses() {
        Set<String> providers = ServiceLoader.load(SceneSource.class).stream()
                .map(provider -> provider.type().getName())
                .collect(Collectors.toSet());
        assertThat(providers).isNotEmpty();
        Set<String> needless = new TreeSet<>();
        for (JavaClass one : CLASSES) {
            boolean api = one.getModifiers().contains(JavaModifier.PUBLIC) && one.isTopLevelClass();
            if (api && !room(one).equals("cli") && !isUsedElsewhere(one) && !providers.contains(one.getName())) {
                needless.add(one.getName());
            }
        }
        assertThat(needless).isEmpty();
    }

    private static boolean isUsedElsewhere(JavaClass one) {
        return one.getPackage().getClasses().stream()
                .filter(part -> part.getName().equals(one.getName())
                        || part.getName().startsWith(one.getName() + "$"))
                .flatMap(part -> part.getDirectDependenciesToSelf().stream())
                .anyMatch(dependency -> !dependency.getOriginClass().getPackageName().equals(one.getPackageName()));
    }

    @Test
    void packages_stay_small() {
        Map<String, Long> sizes = CLASSES.stream()
                .filter(one -> one.isTopLevelClass() && !one.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        sizes.values().removeIf(size -> size <= MOST_CLASSES);
        assertThat(sizes).isEmpty();
    }

    @Test
    void files_stay_short() throws IOException {
        List<String> tooLong = new ArrayList<>();
        int files = 0;
        for (Path file : sources()) {
            files++;
            try (Stream<String> lines = Files.lines(file)) {
                long count = lines.count();
                if (count > MOST_LINES) {
                    tooLong.add(file + ": " + count + " lines");
                }
            }
        }
        assertThat(files).isGreaterThan(100);
        assertThat(tooLong).isEmpty();
    }

    @Test
    void nothing_is_left_to_be_done() throws IOException {
        List<String> left = new ArrayList<>();
        String mark = "TO" + "DO";
        for (Path file : sources()) {
            String text = Files.readString(file);
            if (text.contains(mark) || text.contains("FIX" + "ME")) {
                left.add(file.toString());
            }
        }
        assertThat(left).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        Path checkout = Path.of("").toAbsolutePath();
        while (!Files.exists(checkout.resolve("mvnw"))) {
            checkout = checkout.getParent();
        }
        List<Path> sources = new ArrayList<>();
        for (String room : new TreeSet<>(ROOMS.keySet())) {
            try (Stream<Path> files = Files.walk(checkout.resolve(room).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private static String room(JavaClass one) {
        String name = one.getPackageName().substring(ROOT.length());
        int end = name.indexOf('.');
        return end < 0 ? name : name.substring(0, end);
    }
}
