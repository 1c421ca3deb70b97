package org.peyvand.conversation.inbox;

import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.web.Tone;
import org.springframework.http.HttpStatus;

/** What was asked for on a conversation's page is done: back to it, which says so, or why it was not. */
public final class Done {

    private static final Set<HttpStatus> SAID = Set.of(HttpStatus.UNPROCESSABLE_CONTENT, HttpStatus.CONFLICT);

    private Done() {}

    /** @param act returns the message that says what was done */
    public static String to(Page page, UUID conversation, Supplier<String> act) {
        try {
            page.flash(act.get());
        } catch (Refused refused) {
            if (!SAID.contains(refused.status())) throw refused;
            page.flash(Tone.BAD, refused.key(), refused.arguments().toArray());
        }
        return "redirect:/inbox/" + conversation;
    }
}
