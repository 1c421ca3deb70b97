package org.peyvand;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.peyvand.database.DatabaseAddress;
import org.peyvand.database.EmbeddedPostgres;
import org.peyvand.database.Schema;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.session.jdbc.config.annotation.SpringSessionDataSource;

/** The database this program works on: its own, in the data folder, unless an external one is named. */
@Configuration(proxyBeanMethods = false)
class DatabaseConnection {

    /** Shorter than what a reader, or a proxy in between, waits for an answer. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final int MOST_FOR_SESSIONS = 4;

    private static final String EXTERNAL = "'${peyvand.database:}' != ''";
    private static final String EMBEDDED = "'${peyvand.database:}' == ''";

    /** Whose tables they are; the program itself connects as another role. */
    record Owner(DatabaseAddress address) {}

    @Bean(destroyMethod = "close")
    @ConditionalOnExpression(EMBEDDED)
    EmbeddedPostgres embeddedPostgres(
            @Value("${peyvand.data}") Path folder, @Value("${peyvand.postgresql:}") String binaries) {
        return binaries.isEmpty() ? EmbeddedPostgres.start(folder) : EmbeddedPostgres.start(folder, Path.of(binaries));
    }

    @Bean
    @ConditionalOnExpression(EMBEDDED)
    Owner embeddedOwner(EmbeddedPostgres postgres) {
        return new Owner(postgres.address());
    }

    @Bean
    @ConditionalOnExpression(EXTERNAL)
    Owner externalOwner(@Value("${peyvand.database:}") String address) {
        return new Owner(DatabaseAddress.parse(address));
    }

    /** The role of the program itself, on tables that are up to date. */
    record Runtime(DatabaseAddress address) {}

    @Bean
    Runtime runtime(Owner owner) {
        return new Runtime(Schema.migrate(owner.address()));
    }

    @Bean(destroyMethod = "close")
    @Primary
    HikariDataSource dataSource(Runtime runtime, @Value("${peyvand.connections:20}") int connections) {
        var pool = pool("peyvand", runtime.address());
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(2);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new PatientPool(pool, LONGEST_WAIT);
    }

    /**
     * Every request reads its session and touches it: each a statement of its own, with nothing around it. A touch lost in a
     * crash harms nobody, so it does not wait for the disk.
     */
    @Bean(destroyMethod = "close", defaultCandidate = false)
    @SpringSessionDataSource
    HikariDataSource sessionDataSource(Runtime runtime) {
        var pool = pool("peyvand-sessions", runtime.address());
        pool.setMaximumPoolSize(MOST_FOR_SESSIONS);
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty("options", "-c synchronous_commit=off");
        return new PatientPool(pool, LONGEST_WAIT);
    }

    private static HikariConfig pool(String name, DatabaseAddress database) {
        var pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setConnectionTimeout(5_000);
        pool.addDataSourceProperty("ApplicationName", "peyvand");
        // What PostgreSQL adds to an error are the values of the row: they belong to customers and not in a log.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        return pool;
    }

    /** As fine as the database keeps times, which rounds finer ones, and not on every way the same. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
