package org.peyvand.rehearsal;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;

/** What the launcher rehearses once for each build, so that later starts are quick, can be played. */
@PeyvandTest
class RehearsalTest {

    @Test
    void aShopOpensTakesOrdersInAndShowsItsPages(
            @org.springframework.beans.factory.annotation.Autowired Rehearsal rehearsal,
            @org.springframework.beans.factory.annotation.Value("${local.server.port}") int port) {
        assertThatCode(() -> rehearsal.play(port)).doesNotThrowAnyException();
    }
}
