package org.peyvand.conversation.level;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.peyvand.calendar.OwnHours;
import org.peyvand.calendar.WorkingTime;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.reading.Channels;
import org.peyvand.workspace.HolidayTable;
import org.springframework.stereotype.Component;

/** The working time by which a conversation is measured: that of where it came in, else the workspace's. */
@Component
public class Hours {

    private final HolidayTable holidays;
    private final Channels channels;

    Hours(HolidayTable holidays, Channels channels) {
        this.holidays = holidays;
        this.channels = channels;
    }

    public WorkingTime of(String channel, UUID conversation) {
        var own = channels.hours(channel, List.of(conversation)).get(conversation);
        return within(holidays.workingTime(), own);
    }

    /** Of each of them, asking every channel once. */
    public Map<UUID, WorkingTime> of(List<Conversation> conversations) {
        var usual = holidays.workingTime();
        var own = new HashMap<UUID, OwnHours>();
        conversations.stream()
                .collect(Collectors.groupingBy(
                        Conversation::channel, Collectors.mapping(Conversation::id, Collectors.toList())))
                .forEach((channel, ids) -> own.putAll(channels.hours(channel, ids)));
        return conversations.stream()
                .collect(Collectors.toMap(
                        Conversation::id, conversation -> within(usual, own.get(conversation.id())), (one, _) -> one));
    }

    private static WorkingTime within(WorkingTime usual, OwnHours own) {
        return Optional.ofNullable(own).map(hours -> hours.within(usual)).orElse(usual);
    }
}
