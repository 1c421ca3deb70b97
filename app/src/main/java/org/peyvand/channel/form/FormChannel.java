package org.peyvand.channel.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.peyvand.channel.Held;
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

/** Forms as a channel. Who wrote comes to read the answer on the page they were given a link to. */
@Component
class FormChannel implements Channel {

    static final String CODE = "form";

    private final ObjectMapper json;
    private final Workspaces workspaces;
    private final Uploads uploads;
    private final Held held;
    private final Landings landings;

    FormChannel(ObjectMapper json, Workspaces workspaces, Uploads uploads, Held held, Landings landings) {
        this.json = json;
        this.workspaces = workspaces;
        this.uploads = uploads;
        this.held = held;
        this.landings = landings;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public String icon() {
        return "paste";
    }

    String write(FilledForm filled) {
        return json.writeValueAsString(filled);
    }

    @Override
    public Incoming read(String raw) {
        try {
            var filled = json.readValue(raw, FilledForm.class);
            return new Incoming(
                    filled.conversation().isPresent() ? Optional.empty() : Optional.of(person(filled)),
                    filled.conversation(),
                    filled.subject(),
                    filled.text(),
                    filled.at(),
                    Incoming.Further.with(uploads.files(filled.files())));
        } catch (JacksonException e) {
            throw new UnreadableMessage(e.getOriginalMessage());
        }
    }

    @Override
    public void took(String raw, Message message) {
        var filled = json.readValue(raw, FilledForm.class);
        uploads.taken(filled.files());
        landings.tell(CODE, message, filled.landing());
        HandleKind.MAIL.read(filled.mail(), "").ifPresent(mail -> held.add(mail, message.conversation()));
    }

    private Person person(FilledForm filled) {
        return new Person(filled.name().strip(), "", handles(filled));
    }

    private List<Handle> handles(FilledForm filled) {
        var region = workspaces.settings().phoneRegion();
        var handles = new ArrayList<Handle>();
        HandleKind.MOBILE.read(filled.mobile(), region).ifPresent(handles::add);
        HandleKind.MAIL.read(filled.mail(), region).ifPresent(handles::add);
        return handles;
    }
}
