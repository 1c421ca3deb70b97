package org.peyvand.rehearsal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Holds the rehearsal as soon as the program is up, and ends the program after it: with 1 where it did not go through. */
@Component
@ConditionalOnProperty("peyvand.rehearsal")
class Curtain {

    private static final Logger log = LoggerFactory.getLogger(Curtain.class);

    private final Rehearsal rehearsal;
    private int port;

    Curtain(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    @EventListener
    void remember(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    @EventListener
    void rise(ApplicationReadyEvent event) throws InterruptedException {
        int status = status();
        Thread.ofPlatform()
                .name("curtain")
                .start(() -> System.exit(SpringApplication.exit(event.getApplicationContext(), () -> status)));
    }

    private int status() throws InterruptedException {
        try {
            rehearsal.play(port);
            return 0;
        } catch (RuntimeException failed) {
            log.error("The rehearsal did not go through", failed);
            return 1;
        }
    }
}
