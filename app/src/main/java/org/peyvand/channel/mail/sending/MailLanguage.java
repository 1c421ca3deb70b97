package org.peyvand.channel.mail.sending;

import java.time.Clock;
import org.peyvand.web.Language;
import org.peyvand.web.Messages;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Workspaces;
import org.springframework.stereotype.Component;

/** The language in which somebody is written to: that of their own words, and the business's where those have no letters. */
@Component
public class MailLanguage {

    private final Workspaces workspaces;
    private final Messages messages;
    private final Clock clock;

    MailLanguage(Workspaces workspaces, Messages messages, Clock clock) {
        this.workspaces = workspaces;
        this.messages = messages;
        this.clock = clock;
    }

    /** The language somebody writes. */
    public Language of(String words) {
        return words.codePoints().anyMatch(Character::isLetter)
                ? Language.spoken(words)
                : workspaces.settings().language();
    }

    /** Somebody who reads that language, by the business's calendar and zone. */
    public Reader reader(String words) {
        return reader(of(words));
    }

    /** Somebody who reads it, by the business's calendar and zone. */
    public Reader reader(Language language) {
        return workspaces.settings().reader(language, clock, messages);
    }
}
