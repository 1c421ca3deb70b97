package org.peyvand.channel.chat;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.peyvand.workspace.Acting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets the bot think without its visitor's message waiting for it: what it says comes afterwards. Where the program ends
 * meanwhile nothing is said, and the conversation waits for a person, as it does anyway.
 */
@Component
class BotAside {

    private static final Logger log = LoggerFactory.getLogger(BotAside.class);

    private final Set<UUID> thinking = ConcurrentHashMap.newKeySet();

    /** Whether it thinks about that conversation just now. */
    boolean isThinking(UUID conversation) {
        return thinking.contains(conversation);
    }

    /** Does it soon, as whoever acts now. */
    void run(UUID conversation, Runnable act) {
        if (!thinking.add(conversation)) return;
        var actor = Acting.now();
        Thread.ofVirtual().name("bot").start(() -> {
            try {
                Acting.run(actor, act);
            } catch (RuntimeException failure) {
                log.warn("The bot could not answer", failure);
            } finally {
                thinking.remove(conversation);
            }
        });
    }
}
