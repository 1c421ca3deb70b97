package org.peyvand.channel;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.peyvand.knowledge.Hints;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Attempts;
import org.springframework.stereotype.Component;

/** What the articles say to what somebody outside is typing, so many times in a quarter of an hour from one address. */
@Component
public class HintsWhileTyping {

    static final int MOST_PER_QUARTER = 300;

    private final Hints hints;
    private final Attempts attempts;

    HintsWhileTyping(Hints hints, Attempts attempts) {
        this.hints = hints;
        this.attempts = attempts;
    }

    /** @throws org.peyvand.web.Refused when too much was asked from there of late */
    public List<Hints.Hint> hints(String typed, HttpServletRequest request) {
        count(request);
        return hints.of(typed);
    }

    /** One of them was opened. */
    public void opened(String typed, HttpServletRequest request) {
        count(request);
        hints.opened(typed);
    }

    private void count(HttpServletRequest request) {
        attempts.count("hints:" + Acting.workspace() + ":" + request.getRemoteAddr(), MOST_PER_QUARTER);
    }
}
