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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.multispa.dataset.export.ExportFormat;
import org.multispa.scenes.SceneSource;

/// What CONTRIBUTING and the architecture page promise about the whole code.
final class HouseRulesTest {
    private static final String ROOT = "org.multispa.";
    private static final int MOST_LINES = 500;
    private static final int MOST_CLASSES = 18;

    /// What other programs use, and no room of this house in a way that its class files show.
    private static final Set<String> FOR_OTHER_PROGRAMS = Set.of(
            "org.multispa.cli.Main",
            "org.multispa.cli.console.ExitCode",
            "org.multispa.dataset.Answers",
            "org.multispa.dataset.Grading",
            "org.multispa.engine.wording.WordingCheck",
            "org.multispa.geometry.PlainVisibility",
            "org.multispa.geometry.bodies.PlainBodyFinder",
            "org.multispa.scenes.npy.NpyArray",
            "org.multispa.scenes.synthetic.SyntheticScene",
            "org.multispa.scenes.synthetic.moving.MovingScene");

    /// The rooms, and which of the others each may know.
    private static final Map<String, Set<String>> ROOMS = Map.of(
            "files", Set.of(),
            "geometry", Set.of(),
            "images", Set.of(),
            "scenes", Set.of("files", "geometry", "images"),
            "dataset", Set.of("files", "geometry", "images"),
            "engine", Set.of("files", "geometry", "images", "scenes", "dataset"),
            "model", Set.of("files", "images"),
            "training", Set.of("files", "geometry", "images", "dataset", "model"),
            "evaluation", Set.of("files", "geometry", "images", "dataset", "model"),
            "cli",
                    Set.of(
                            "files",
                            "geometry",
                            "images",
                            "scenes",
                            "dataset",
                            "engine",
                            "model",
                            "training",
                            "evaluation"));

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
    void a_public_class_is_one_that_another_package_needs() {
        Set<JavaClass> needed = new LinkedHashSet<>();
        for (JavaClass one : CLASSES) {
            if (isUsedElsewhere(one) || isNamedAsEntry(one)) {
                needed.add(one);
            }
        }
        Deque<JavaClass> open = new ArrayDeque<>(needed);
        while (!open.isEmpty()) {
            for (JavaClass shown : Signatures.of(open.remove())) {
                JavaClass top = topLevel(shown);
                if (needed.add(top)) {
                    open.add(top);
                }
            }
        }
        Set<String> needless = CLASSES.stream()
                .filter(one -> one.getModifiers().contains(JavaModifier.PUBLIC) && one.isTopLevelClass())
                .filter(one -> !needed.contains(one))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(needless).isEmpty();
    }

    @Test
    void classes_for_other_programs_are_there_and_documented_as_such() {
        assertThat(CLASSES.stream().map(JavaClass::getName)).containsAll(FOR_OTHER_PROGRAMS);
        assertThat(ServiceLoader.load(SceneSource.class).stream()).isNotEmpty();
    }

    private static boolean isNamedAsEntry(JavaClass one) {
        return FOR_OTHER_PROGRAMS.contains(one.getName())
                || isProvider(SceneSource.class, one)
                || isProvider(ExportFormat.class, one);
    }

    private static boolean isProvider(Class<?> service, JavaClass one) {
        return ServiceLoader.load(service).stream()
                .anyMatch(provider -> provider.type().getName().equals(one.getName()));
    }

    private static JavaClass topLevel(JavaClass one) {
        JavaClass top = one;
        while (top.getEnclosingClass().isPresent()) {
            top = top.getEnclosingClass().get();
        }
        return top;
    }

    private static boolean isUsedElsewhere(JavaClass one) {
        return one.getPackage().getClasses().stream()
                .filter(part -> topLevel(part).equals(one))
                .flatMap(part -> part.getDirectDependenciesToSelf().stream())
                .anyMatch(dependency ->
                        !dependency.getOriginClass().getPackageName().equals(one.getPackageName()));
    }

    @Test
    void packages_stay_small() {
        Map<String, Long> sizes = CLASSES.stream()
                .filter(one -> one.isTopLevelClass() && !one.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        sizes.entrySet().removeIf(entry -> entry.getValue() <= MOST_CLASSES);
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
            checkout = Objects.requireNonNull(checkout.getParent());
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
