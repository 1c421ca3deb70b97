package org.peyvand.admin;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is otherwise in the program when it runs a command. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("peyvand.admin")
class AdminSetup {

    /** A short command takes up no jobs, which its end would cut off; an import starts the scheduler itself. */
    @Bean
    DbSchedulerStarter schedulerStartedByHand() {
        return () -> {};
    }
}
