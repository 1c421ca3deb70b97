package org.peyvand.admin;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.peyvand.database.EmbeddedPostgres;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

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
        if (!environment.getProperty(DATABASE, "").isEmpty()) return;
        EmbeddedPostgres.running(Path.of(environment.getRequiredProperty("peyvand.data")))
                .ifPresent(database -> settings.put(DATABASE, database.asUri()));
    }

    @Override
    public void close() {
        if (running != null) running.close();
    }
}
