package org.peyvand.workspace;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions in the database, so that any node may answer and a restart signs nobody out; and the walled transactions. */
@Configuration
@EnableJdbcHttpSession(tableName = "platform.spring_session", maxInactiveIntervalInSeconds = 14 * 24 * 3600)
class SessionConfiguration {

    @Bean
    @Primary
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new WalledTransactions(dataSource);
    }

    /**
     * Every request touches its session; a touch lost in a crash harms nobody, so it does not wait for the disk. Given
     * only to who asks for it by name: it opens no walled transactions.
     */
    @Bean(defaultCandidate = false)
    TransactionTemplate springSessionTransactionOperations(DataSource dataSource) {
        var template = new TransactionTemplate(new UnhurriedTransactions(dataSource));
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return template;
    }

    /** Of two requests that put the same new thing into one session at once, the later one's stays. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsWrittenAtOnce() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    CookieSerializer cookieSerializer() {
        var cookies = new DefaultCookieSerializer();
        cookies.setCookieName("peyvand");
        cookies.setSameSite("Lax");
        cookies.setUseHttpOnlyCookie(true);
        return cookies;
    }

    private static final class UnhurriedTransactions extends JdbcTransactionManager {

        private static final long serialVersionUID = 1L;

        UnhurriedTransactions(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            super.doBegin(transaction, definition);
            try (var statement =
                    DataSourceUtils.getConnection(obtainDataSource()).createStatement()) {
                statement.execute("set local synchronous_commit = off");
            } catch (SQLException e) {
                doCleanupAfterCompletion(transaction);
                throw new org.springframework.transaction.CannotCreateTransactionException("No session transaction", e);
            }
        }
    }
}
