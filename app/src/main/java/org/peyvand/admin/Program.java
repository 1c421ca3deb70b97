package org.peyvand.admin;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.peyvand.admin.Failures.Wrong;
import org.peyvand.database.DatabaseAddress;
import org.peyvand.database.EmbeddedPostgres;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Peyvand without its pages, started by the first command that needs it. */
class Program implements AutoCloseable {

    private static final String DATABASE = "peyvand.database";

    private final Class<?> application;
    private final Map<String, Object> settings = new HashMap<>(Map.of(
            "peyvand.admin", "true",
            "spring.modulith.events.republish-outstanding-events-on-restart", "false",
            "peyvand.connections", "5"));
    private ConfigurableApplicationContext running;

    Program(Class<?> application) {
        this.application = application;
    }

    void set(String name, String value) {
        settings.put(name, value);
    }

    <T> T the(Class<T> part) {
        return context().getBean(part);
    }

    ApplicationContext context() {
        if (running == null) running = start();
        return running;
    }

    /** Does it on the database itself, which is served by a running server or for this alone; nothing is migrated. */
    <T> T onDatabase(Function<DatabaseAddress, T> work) {
        var environment = quietly();
        var folder = folder(environment);
        var external = external(environment).or(() -> EmbeddedPostgres.running(folder));
        if (external.isPresent()) return work.apply(external.get());
        if (!EmbeddedPostgres.isIn(folder)) throw new Wrong("There is no database in " + folder + ".");
        return onOwn(environment, work);
    }

    /** As {@link #onDatabase}, on one that no server works on, made anew where there is none. */
    <T> T onIdleDatabase(Function<DatabaseAddress, T> work) {
        var environment = quietly();
        var external = external(environment);
        return external.isPresent() ? work.apply(external.get()) : onOwn(environment, work);
    }

    private static <T> T onOwn(Environment environment, Function<DatabaseAddress, T> work) {
        var folder = folder(environment);
        var binaries = environment.getProperty(
                "peyvand.postgresql", folder.resolve("postgresql").toString());
        try (var postgres = EmbeddedPostgres.start(folder, Path.of(binaries))) {
            return work.apply(postgres.address());
        }
    }

    /** What a command says is for its caller alone. */
    private Environment quietly() {
        LoggingSystem.get(Program.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        var environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        environment.getPropertySources().addFirst(new MapPropertySource("admin", settings));
        return environment;
    }

    private static Path folder(Environment environment) {
        return Path.of(environment.getRequiredProperty("peyvand.data"));
    }

    private static Optional<DatabaseAddress> external(Environment environment) {
        return Optional.of(environment.getProperty(DATABASE, ""))
                .filter(address -> !address.isEmpty())
                .map(DatabaseAddress::parse);
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .lazyInitialization(true)
                .initializers(context -> choose(context.getEnvironment()))
                .run(
                        "--logging.file.name=",
                        "--logging.level.root=error",
                        "--logging.level.org.springframework.boot.SpringApplication=off");
    }

    /** Where a server runs on the data folder, its database serves the command too. */
    private void choose(ConfigurableEnvironment environment) {
        environment.getPropertySources().addFirst(new MapPropertySource("admin", settings));
        if (external(environment).isPresent()) return;
        EmbeddedPostgres.running(folder(environment)).ifPresent(database -> settings.put(DATABASE, database.asUri()));
    }

    @Override
    public void close() {
        if (running != null) running.close();
    }
}
