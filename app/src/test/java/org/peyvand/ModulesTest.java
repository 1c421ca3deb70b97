package org.peyvand;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.DiagramOptions;
import org.springframework.modulith.docs.Documenter.Options;

/** The modules keep to themselves: no cycles, and nobody reaches past another's public face. */
class ModulesTest {

    private static final Set<String> FREE = Set.of("language", "calendar");
    private static final Path PICTURES = Path.of("target/modules");

    private final ApplicationModules modules = ApplicationModules.of(Peyvand.class);

    @Test
    void eachModuleKeepsToOthersPublicFace() {
        modules.verify();
    }

    @Test
    void languageAndCalendarDependOnNothing() {
        assertThat(modules.stream()
                        .filter(module -> FREE.contains(module.getIdentifier().toString())))
                .hasSameSizeAs(FREE)
                .allSatisfy(module -> assertThat(
                                module.getDirectDependencies(modules).uniqueModules())
                        .isEmpty());
    }

    /** What lies in the sub-packages of a module, or of a channel, depends on each other one way. */
    @Test
    void roomsOfAModuleMakeNoCircles() {
        var program = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("org.peyvand");
        for (var rooms : List.of("org.peyvand.(*).(*)..", "org.peyvand.channel.(*).(*)..")) {
            slices().matching(rooms)
                    .namingSlices("$2 of $1")
                    .should()
                    .beFreeOfCycles()
                    .check(program);
        }
    }

    @Test
    void picture() {
        new Documenter(modules, Options.defaults().withOutputFolder(PICTURES.toString()))
                .writeModulesAsPlantUml(DiagramOptions.defaults().withStyle(DiagramOptions.DiagramStyle.UML));
        assertThat(PICTURES.resolve("components.puml")).isNotEmptyFile();
    }
}
