package org.peyvand.conversation.api;

import org.peyvand.conversation.Channel;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Intake;
import org.peyvand.conversation.UnreadableMessage;
import org.springframework.stereotype.Component;

/**
 * Conversations that another program holds with the customer: it tells what the customer said, and fetches what is
 * answered here. Nothing of it comes by {@link Intake}, and nothing leaves by itself.
 */
@Component
class ApiChannel implements Channel {

    static final String CODE = "api";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public String icon() {
        return "program";
    }

    @Override
    public Incoming read(String raw) {
        throw new UnreadableMessage("Nothing comes in by this channel");
    }
}
