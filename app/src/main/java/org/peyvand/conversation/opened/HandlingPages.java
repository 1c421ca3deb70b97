package org.peyvand.conversation.opened;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.peyvand.calendar.DateOrder;
import org.peyvand.calendar.DateReader;
import org.peyvand.calendar.DateReading;
import org.peyvand.conversation.CloseReason;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Handling;
import org.peyvand.conversation.Priority;
import org.peyvand.conversation.inbox.Done;
import org.peyvand.language.Digits;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who sees to a conversation and whose turn it is, as settled from its page. */
@Controller
class HandlingPages {

    private static final Pattern HOUR = Pattern.compile("([01]?[0-9]|2[0-3])[:٫.]([0-5][0-9])");
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final Duration LATER_TODAY = Duration.ofHours(3);

    private final Conversations conversations;
    private final Handling handling;

    HandlingPages(Conversations conversations, Handling handling) {
        this.conversations = conversations;
        this.handling = handling;
    }

    /** @param before who saw to it as the page showed it; empty for nobody */
    @PostMapping("/inbox/{id}/assign")
    String assign(
            Page page,
            @PathVariable UUID id,
            @RequestParam(required = false) UUID member,
            @RequestParam(required = false) UUID before,
            HttpServletRequest request) {
        var owner = Optional.ofNullable(member);
        return done(page, id, "conversation.assigned", () -> {
            if (request.getParameter("before") == null) handling.assign(id, owner);
            else handling.assign(id, owner, Optional.ofNullable(before));
        });
    }

    /** Back to the inbox where it was handed out of one's own sight. */
    @PostMapping("/inbox/{id}/team")
    String handTo(Page page, @PathVariable UUID id, @RequestParam(required = false) UUID team) {
        var back = done(page, id, "conversation.handed", () -> handling.handTo(id, Optional.ofNullable(team)));
        return conversations.find(id).isPresent() ? back : "redirect:/inbox";
    }

    @PostMapping("/inbox/{id}/priority")
    String prioritise(Page page, @PathVariable UUID id, @RequestParam Priority priority) {
        return done(page, id, "conversation.prioritised", () -> handling.prioritise(id, priority));
    }

    @PostMapping("/inbox/{id}/tags")
    String tag(Page page, @PathVariable UUID id, @RequestParam String tag) {
        return done(page, id, "conversation.tagged", () -> handling.tag(id, tag));
    }

    @PostMapping("/inbox/{id}/tags/remove")
    String untag(Page page, @PathVariable UUID id, @RequestParam String tag) {
        return done(page, id, "conversation.untagged", () -> handling.untag(id, tag));
    }

    @PostMapping("/inbox/{id}/close")
    String close(
            Page page,
            @PathVariable UUID id,
            @RequestParam CloseReason reason,
            @RequestParam(defaultValue = "2147483647") int read) {
        return done(page, id, "conversation.closed", () -> handling.close(id, reason, read));
    }

    @PostMapping("/inbox/{id}/reopen")
    String reopen(Page page, @PathVariable UUID id) {
        return done(page, id, "conversation.reopened", () -> handling.reopen(id));
    }

    @PostMapping("/inbox/{id}/snooze")
    String snooze(
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "tomorrow") String until,
            @RequestParam(defaultValue = "2147483647") int read) {
        return done(page, id, "conversation.snoozed", () -> handling.snooze(id, instant(page, until), read));
    }

    private static Instant instant(Page page, String until) {
        var reader = page.reader();
        return switch (until) {
            case "later" -> reader.now().plus(LATER_TODAY);
            case "tomorrow" ->
                reader.today().plusDays(1).atTime(MORNING).atZone(reader.zone()).toInstant();
            case "week" ->
                reader.today()
                        .plusWeeks(1)
                        .atTime(MORNING)
                        .atZone(reader.zone())
                        .toInstant();
            default -> typed(page, until);
        };
    }

    /** A date with its time, or a time alone: the next there is. */
    private static Instant typed(Page page, String until) {
        var reader = page.reader();
        var hour = HOUR.matcher(Digits.toAscii(until).strip());
        if (hour.matches()) {
            var time = LocalTime.of(Integer.parseInt(hour.group(1)), Integer.parseInt(hour.group(2)));
            var today = reader.today().atTime(time).atZone(reader.zone());
            return (today.toInstant().isAfter(reader.now()) ? today : today.plusDays(1)).toInstant();
        }
        var dates = new DateReader(reader.calendar(), DateOrder.YMD, reader.today());
        return switch (dates.read(until)) {
            case DateReading.Read read -> read.instant(reader.zone());
            case DateReading.Impossible _, DateReading.NotADate _ ->
                throw Refused.because("conversation.refused.when", until);
        };
    }

    /** Back to the conversation, which says what was done or why it was not. */
    private static String done(Page page, UUID id, String said, Runnable act) {
        return Done.to(page, id, () -> {
            act.run();
            return said;
        });
    }
}
