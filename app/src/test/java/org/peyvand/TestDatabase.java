package org.peyvand;

import java.nio.file.Path;
import java.util.List;
import org.peyvand.database.DatabaseAddress;
import org.peyvand.database.EmbeddedPostgres;
import org.peyvand.database.Schema;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The PostgreSQL of a test run: one server below {@code target} for each of the halves that run side by side, kept
 * between runs, with a database that is made anew at the first use in each run. Migrated once.
 */
public final class TestDatabase {

    /** PostgreSQL's program files, as the build unpacked them already. */
    public static final Path BINARIES = Path.of("target/generator/postgresql").toAbsolutePath();

    private static final Path FOLDER = Path.of("target/test-database-" + System.getProperty("peyvand.test.half", "1"))
            .toAbsolutePath();
    private static final String NAME = "peyvand_test";

    private TestDatabase() {}

    /** As the owner of the tables, who stands above the wall. */
    public static DatabaseAddress owner() {
        return Started.OWNER;
    }

    /** As the role by which the program connects. */
    public static DatabaseAddress runtime() {
        return Migrated.RUNTIME;
    }

    /** A fresh, empty database beside the shared one, as its owner. Left behind for the next run to remove. */
    public static DatabaseAddress empty(String name) {
        return recreate(Started.SERVER, NAME + "_" + name);
    }

    private static DatabaseAddress recreate(DatabaseAddress server, String name) {
        server.execute(connection -> {
            try (var statement = connection.createStatement()) {
                for (var order :
                        List.of("drop database if exists " + name + " with (force)", "create database " + name)) {
                    statement.execute(order);
                }
            }
        });
        var url = server.url().substring(0, server.url().lastIndexOf('/') + 1) + name;
        return new DatabaseAddress(url, server.user(), server.password());
    }

    private static final class Started {

        static final DatabaseAddress SERVER = start();
        static final DatabaseAddress OWNER = recreate(SERVER, NAME);

        /** Stopped only after the contexts that use it are closed. */
        private static DatabaseAddress start() {
            var postgres = EmbeddedPostgres.start(FOLDER, BINARIES);
            SpringApplication.getShutdownHandlers().add(postgres::close);
            return postgres.address();
        }
    }

    private static final class Migrated {

        static final DatabaseAddress RUNTIME = Schema.migrate(Started.OWNER);
    }

    /** Names the database to the program; goes before system properties, of which one has another meaning in tests. */
    static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var owner = owner();
            TestPropertyValues.of(
                            "peyvand.data=" + FOLDER.resolve("unused"),
                            "peyvand.private-addresses=true",
                            "peyvand.database="
                                    + owner.url()
                                            .replace(
                                                    "jdbc:postgresql://",
                                                    "postgresql://" + owner.user() + ":" + owner.password() + "@"))
                    .applyTo(context);
        }
    }
}
