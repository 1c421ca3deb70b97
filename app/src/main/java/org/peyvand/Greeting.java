package org.peyvand;

import java.util.Optional;
import org.peyvand.workspace.SetUp;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the terminal says once Peyvand is up: where it is, and how to begin. */
@Component
@ConditionalOnWebApplication
class Greeting {

    private final SetUp setUp;
    private final String address;
    private int port;

    Greeting(SetUp setUp, @Value("${peyvand.address:}") String address) {
        this.setUp = setUp;
        this.address = address;
    }

    @EventListener
    void remember(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        var base = address.isEmpty() ? "http://localhost:" + port : address;
        System.out.println("\n  Peyvand is at " + base + "/\n" + beginning(base) + "  Ctrl-C stops it.\n");
    }

    private String beginning(String base) {
        Optional<String> path = setUp.offer();
        return path.map(link -> "  Begin here (the link works once, for a day):\n  " + base + link + "\n")
                .orElse("");
    }
}
