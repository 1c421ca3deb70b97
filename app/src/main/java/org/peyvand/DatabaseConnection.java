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

/** The database this program works on: its own, in the data folder, unless an external one is named. */
@Configuration(proxyBeanMethods = false)
class DatabaseConnection {

    /** Shorter than what a reader, or a proxy in between, waits for an answer. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

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

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Owner owner, @Value("${peyvand.connections:20}") int connections) {
        var runtime = Schema.migrate(owner.address());
        var pool = new HikariConfig();
        pool.setPoolName("peyvand");
        pool.setJdbcUrl(runtime.url());
        pool.setUsername(runtime.user());
        pool.setPassword(runtime.password());
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(5_000);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "peyvand");
        // What PostgreSQL adds to an error are the values of the row: they belong to customers and not in a log.
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        return new PatientPool(pool, LONGEST_WAIT);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
