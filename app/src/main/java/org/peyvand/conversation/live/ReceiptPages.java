package org.peyvand.conversation.live;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.LiveUpdates;
import org.peyvand.conversation.Receipts;
import org.peyvand.web.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What the page of an open conversation hears of the customer, and tells them. */
@Controller
class ReceiptPages {

    private final Conversations conversations;
    private final Receipts receipts;
    private final LiveUpdates live;

    ReceiptPages(Conversations conversations, Receipts receipts, LiveUpdates live) {
        this.conversations = conversations;
        this.receipts = receipts;
        this.live = live;
    }

    /** As the inbox's stream, of the one conversation that is open; until the screen is gone. */
    @GetMapping(
            path = "/inbox",
            params = {"live", "open"})
    void live(@RequestParam String open, @RequestParam(defaultValue = "0") int seen, HttpServletResponse response) {
        var opened = conversations.get(id(open));
        live.ofOpened(
                opened.id(),
                opened.customer(),
                response,
                () -> receipts.of(opened.id()).byCustomer() > seen);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw Refused.notFound();
        }
    }

    /** The acting member has the messages up to that number before their eyes. */
    @PostMapping("/inbox/{id}/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seen(@PathVariable UUID id, @RequestParam(defaultValue = "0") int number) {
        receipts.seenByUs(conversations.get(id).id(), number);
    }
}
