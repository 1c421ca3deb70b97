package org.peyvand.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.peyvand.conversation.answer.Drafts;
import org.peyvand.conversation.live.Change;
import org.peyvand.conversation.live.Changes;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * That somebody is writing just now, told to the other side while it lasts and kept nowhere. What they write stays with
 * them until it is sent. Told at most once in two seconds for a conversation and node, however often it is said.
 */
@Service
public class Typing {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST_REMEMBERED = 10_000;

    private final Drafts drafts;
    private final Changes changes;
    private final Clock clock;
    private final Map<UUID, Instant> told = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Instant> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    Typing(Drafts drafts, Changes changes, Clock clock) {
        this.drafts = drafts;
        this.changes = changes;
        this.clock = clock;
    }

    /** The customer is writing. */
    @Transactional
    public void customerTypes(UUID conversation) {
        Acting.require(Permission.SEE_CONVERSATIONS);
        if (isNews(conversation)) changes.tell(conversation, Change.What.CUSTOMER_TYPING);
    }

    private boolean isNews(UUID conversation) {
        var now = clock.instant();
        synchronized (told) {
            var before = told.get(conversation);
            if (before != null && now.isBefore(before.plus(PAUSE)) && !before.isAfter(now)) return false;
            told.remove(conversation);
            told.put(conversation, now);
            return true;
        }
    }

    /** Whether one of us is writing an answer. */
    @Transactional(readOnly = true)
    public boolean weType(UUID conversation) {
        return !drafts.othersTyping(conversation).isEmpty();
    }
}
