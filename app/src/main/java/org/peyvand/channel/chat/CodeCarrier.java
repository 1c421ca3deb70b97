package org.peyvand.channel.chat;

import java.time.Clock;
import java.util.UUID;
import org.peyvand.channel.Held;
import org.peyvand.channel.Letters;
import org.peyvand.customer.Handle;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Handles;
import org.peyvand.delivery.Carrier;
import org.peyvand.delivery.Delivery;
import org.peyvand.delivery.Outcome;
import org.peyvand.delivery.Problem;
import org.peyvand.web.Messages;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Component;

/** Sends codes to those who are known by the address, in the language they read; others are skipped, unseen by who asked. */
@Component
class CodeCarrier implements Carrier {

    static final String CHANNEL = "code";

    private final Codes codes;
    private final Letters letters;
    private final Handles handles;
    private final Held held;
    private final Workspaces workspaces;
    private final Messages messages;
    private final Clock clock;

    CodeCarrier(
            Codes codes,
            Letters letters,
            Handles handles,
            Held held,
            Workspaces workspaces,
            Messages messages,
            Clock clock) {
        this.codes = codes;
        this.letters = letters;
        this.handles = handles;
        this.held = held;
        this.workspaces = workspaces;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Outcome send(Delivery delivery) {
        if (!isKnown(delivery.to())) return new Outcome.Skipped(new Problem("chat.problem.unknown"));
        if (clock.instant().isAfter(delivery.plannedAt().plus(Codes.VALID))) {
            return new Outcome.Skipped(new Problem("chat.problem.tooLate"));
        }
        var settings = workspaces.settings();
        var id = UUID.fromString(delivery.cause());
        var reader = settings.reader(codes.language(id).orElse(settings.language()), clock, messages);
        var text = reader.say("chat.code.mail", codes.code(id), settings.name(), Codes.VALID.toMinutes());
        return letters.send(id, delivery.to(), reader.say("chat.code.subject", settings.name()), text);
    }

    private boolean isKnown(String mail) {
        return !handles.customersWith(HandleKind.MAIL, mail).isEmpty()
                || !held.under(new Handle(HandleKind.MAIL, mail, mail)).isEmpty();
    }
}
