package org.peyvand.channel.chat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.peyvand.web.Refused;
import org.peyvand.workspace.PublicAddress;
import org.springframework.stereotype.Component;

/** Lets only pages of the business's own sites ask, where it has named them. */
@Component
class ChatGate {

    private final Chats chats;
    private final PublicAddress address;

    ChatGate(Chats chats, PublicAddress address) {
        this.chats = chats;
        this.address = address;
    }

    /**
     * The chat, as it is set up.
     *
     * @throws Refused when the page that asks stands on another site
     */
    Chat allowed(HttpServletRequest request, HttpServletResponse response) {
        var chat = chats.get();
        var origin = Optional.ofNullable(request.getHeader("Origin"));
        if (origin.filter(from -> !chat.allows(from, address.of(""))).isPresent()) throw Refused.forbidden();
        origin.ifPresent(from -> response.setHeader("Access-Control-Allow-Origin", from));
        response.setHeader("Vary", "Origin");
        response.setHeader("Cache-Control", "no-store");
        return chat;
    }
}
