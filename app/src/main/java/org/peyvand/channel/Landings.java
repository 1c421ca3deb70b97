package org.peyvand.channel;

import java.time.Instant;
import java.util.UUID;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Message;
import org.peyvand.customer.Clue;
import org.peyvand.customer.NewTouch;
import org.peyvand.customer.Touches;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files how visitors came, once they are somebody: as what brought the customer. */
@Service
public class Landings {

    private final Conversations conversations;
    private final Touches touches;

    Landings(Conversations conversations, Touches touches) {
        this.conversations = conversations;
        this.touches = touches;
    }

    /** Of whoever wrote that message; told again with each message of theirs it is one touch. Of strangers nothing is kept. */
    @Transactional
    public void tell(String channel, Message message, Landing landing) {
        var clues = landing.clues();
        if (clues.isEmpty()) return;
        conversations
                .find(message.conversation())
                .flatMap(Conversation::customer)
                .ifPresent(customer -> touches.record(clues.stream()
                        .map(clue -> touch(customer, channel, message, landing.before(message.at()), clue))
                        .toList()));
    }

    private static NewTouch touch(UUID customer, String channel, Message message, Instant at, Clue clue) {
        var reference = message.conversation() + "/" + clue.how() + "/" + at.toEpochMilli();
        return new NewTouch(customer, at, clue, channel, reference);
    }
}
