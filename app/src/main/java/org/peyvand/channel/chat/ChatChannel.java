package org.peyvand.channel.chat;

import java.util.List;
import java.util.Optional;
import org.peyvand.channel.Landings;
import org.peyvand.channel.Uploads;
import org.peyvand.conversation.Channel;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.UnreadableMessage;
import org.peyvand.customer.Handle;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Person;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** The chat as a channel. Visitors stay unknown until they give a mobile number; their browser listens for answers. */
@Component
class ChatChannel implements Channel {

    static final String CODE = "chat";

    private final ObjectMapper json;
    private final Workspaces workspaces;
    private final Uploads uploads;
    private final Landings landings;

    ChatChannel(ObjectMapper json, Workspaces workspaces, Uploads uploads, Landings landings) {
        this.json = json;
        this.workspaces = workspaces;
        this.uploads = uploads;
        this.landings = landings;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public String icon() {
        return "message";
    }

    String write(ChatMessage message) {
        return json.writeValueAsString(message);
    }

    @Override
    public Incoming read(String raw) {
        try {
            var said = json.readValue(raw, ChatMessage.class);
            var person = mobile(said).map(mobile -> new Person(said.name().strip(), "", List.of(mobile)));
            var files = uploads.files(said.files());
            if (said.text().isBlank() && files.isEmpty()) throw new UnreadableMessage("Its files are gone");
            var further = Incoming.Further.with(files);
            return new Incoming(person, said.conversation(), said.page(), said.text(), said.at(), further);
        } catch (JacksonException e) {
            throw new UnreadableMessage(e.getOriginalMessage());
        }
    }

    @Override
    public void took(String raw, Message message) {
        var said = json.readValue(raw, ChatMessage.class);
        uploads.taken(said.files());
        landings.tell(CODE, message, said.landing());
    }

    private Optional<Handle> mobile(ChatMessage said) {
        return HandleKind.MOBILE.read(said.mobile(), workspaces.settings().phoneRegion());
    }
}
