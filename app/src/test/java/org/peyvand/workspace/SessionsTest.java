package org.peyvand.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** One person at several pages at once is one session. */
@PeyvandTest
class SessionsTest {

    @Autowired
    SessionRepository<? extends Session> sessions;

    @Test
    void twoRequestsMayPutTheSameNewThingIntoTheirSessionAtOnce() {
        assertThat(lastOfTwo(sessions)).isEqualTo("second");
    }

    private static <S extends Session> String lastOfTwo(SessionRepository<S> sessions) {
        var session = sessions.createSession();
        sessions.save(session);
        var first = sessions.findById(session.getId());
        var second = sessions.findById(session.getId());
        first.setAttribute("notice", "first");
        second.setAttribute("notice", "second");
        sessions.save(first);
        sessions.save(second);
        return sessions.findById(session.getId()).getAttribute("notice");
    }
}
