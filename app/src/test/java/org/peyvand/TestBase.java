package org.peyvand;

import org.peyvand.conversation.TestChannel;
import org.peyvand.delivery.TestCarrier;
import org.peyvand.workspace.TestWorkspaces;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;

/** What tests add to the program. */
@TestConfiguration(proxyBeanMethods = false)
@Import({TestWorkspaces.class, TestCarrier.class, TestChannel.class})
class TestBase {

    private static volatile int port;

    /** Where the program listens. */
    static int port() {
        return port;
    }

    @EventListener
    void remember(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }
}
