package org.peyvand.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jooq.Constants;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Strategy;
import org.jooq.meta.jaxb.Target;

/**
 * Build step: migrates an embedded PostgreSQL and generates the jOOQ classes of each module's schema into that module's
 * own {@code db} package, so that the module check finds whoever touches another module's tables.
 *
 * <p>Skipped while the migrations and the generator are what they were when it last ran.
 */
public final class GenerateQueries {

    private static final String ROOT = "org.peyvand";
    private static final List<String> MODULES = List.of(
            "workspace",
            "delivery",
            "customer",
            "timeline",
            "commerce",
            "knowledge",
            "llm",
            "worth",
            "conversation",
            "channel");

    private GenerateQueries() {}

    /** Arguments: the folder of the migrations, the folder to write into, a folder to work in. */
    public static void main(String[] arguments) throws Exception {
        var migrations = Path.of(arguments[0]);
        var target = Path.of(arguments[1]);
        var work = Path.of(arguments[2]);
        var stamp = work.resolve("generated-from");
        var hash = hashOf(migrations);
        if (Files.exists(stamp)
                && Files.exists(target)
                && Files.readString(stamp).equals(hash)) return;
        Folders.delete(work.resolve("data"));
        try (var postgres = EmbeddedPostgres.start(work.resolve("data"), work.resolve("postgresql"))) {
            Schema.migrate(postgres.address());
            Folders.delete(target);
            for (var module : MODULES) generate(module, postgres.address(), target);
        }
        Files.writeString(stamp, hash);
    }

    private static void generate(String module, DatabaseAddress address, Path target) throws Exception {
        GenerationTool.generate(new Configuration()
                .withJdbc(new Jdbc()
                        .withUrl(address.url())
                        .withUser(address.user())
                        .withPassword(address.password()))
                .withGenerator(new Generator()
                        .withStrategy(new Strategy().withName(ModuleNames.class.getName()))
                        .withDatabase(new Database()
                                .withSchemata(new SchemaMappingType().withInputSchema(module))
                                .withIncludeForeignKeys(false)
                                .withIncludeRoutines(false))
                        .withGenerate(new Generate()
                                .withDefaultCatalog(false)
                                .withGlobalCatalogReferences(false)
                                .withJavaTimeTypes(true)
                                .withGeneratedAnnotation(false))
                        .withTarget(new Target()
                                .withPackageName(ROOT + "." + module + ".db")
                                .withDirectory(target.toString()))));
    }

    private static String hashOf(Path migrations) throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var files = Files.walk(migrations)) {
            for (var file :
                    new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList())) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        digest.update(Constants.FULL_VERSION.getBytes(StandardCharsets.UTF_8));
        for (var generator : List.of(GenerateQueries.class, ModuleNames.class)) digest.update(bytesOf(generator));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] bytesOf(Class<?> type) throws IOException {
        try (var file = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return file.readAllBytes();
        }
    }
}
