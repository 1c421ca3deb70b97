package org.peyvand.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A conversation with a customer.
 *
 * @param customer empty while nobody knows who is writing
 * @param channel the word of the {@link Channel} it came in by
 * @param waitingSince the first message of the customer nobody has answered yet
 * @param snoozedUntil only where it is snoozed
 * @param closedBecause only where it is closed
 * @param due the earliest due time of what is promised to the customer and counts now
 * @param assignee the member who sees to it
 * @param team the team it is for
 * @param messages how many there are
 * @param lastText the beginning of the last message
 */
public record Conversation(
        UUID id,
        Optional<UUID> customer,
        String channel,
        String subject,
        State state,
        Optional<Instant> waitingSince,
        Optional<Instant> snoozedUntil,
        Optional<CloseReason> closedBecause,
        String closedBy,
        Optional<Due> due,
        Optional<UUID> assignee,
        Optional<UUID> team,
        Priority priority,
        List<String> tags,
        int messages,
        Instant lastMessageAt,
        String lastText,
        Message.Kind lastKind,
        Instant begunAt) {}
