package org.peyvand.channel.chat;

import org.peyvand.workspace.Acting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets the bot think without its visitor's message waiting for it: what it says comes afterwards. */
@Component
class BotAside {

    private static final Logger log = LoggerFactory.getLogger(BotAside.class);

    /** Does it soon, as whoever acts now. */
    void run(Runnable act) {
        var actor = Acting.now();
        Thread.ofVirtual().name("bot").start(() -> {
            try {
                Acting.run(actor, act);
            } catch (RuntimeException failure) {
                log.warn("The bot could not answer, and is asked again before long", failure);
            }
        });
    }
}
