package org.peyvand.conversation.reading;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.peyvand.calendar.OwnHours;
import org.peyvand.conversation.Channel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The channels there are, by their words. */
@Component
public class Channels {

    private final Supplier<Map<String, Channel>> byCode;

    /** Looked for when they are first needed: a channel may itself stand on the conversations. */
    Channels(ObjectProvider<Channel> channels) {
        this.byCode = SingletonSupplier.of(
                () -> channels.stream().collect(Collectors.toMap(Channel::code, Function.identity())));
    }

    /** @throws IllegalStateException when a conversation came by a channel this program has no more */
    public Channel named(String code) {
        var channel = byCode.get().get(code);
        if (channel == null) throw new IllegalStateException("There is no channel " + code);
        return channel;
    }

    /** Their words, in alphabetical order. */
    public List<String> codes() {
        return byCode.get().keySet().stream().sorted().toList();
    }

    /** From where people outside may be asked, with the word of the channel. */
    public Map<String, List<Channel.Sender>> senders() {
        var senders = new TreeMap<String, List<Channel.Sender>>();
        byCode.get().forEach((code, channel) -> senders.put(code, channel.senders()));
        return senders;
    }

    /** The hours of those conversations that are not the workspace's; none of a channel that is gone. */
    public Map<UUID, OwnHours> hours(String code, List<UUID> conversations) {
        var channel = byCode.get().get(code);
        return channel == null ? Map.of() : channel.hours(conversations);
    }

    /** The icon of a channel, also of one that is gone. */
    public String icon(String code) {
        return byCode.get().containsKey(code) ? byCode.get().get(code).icon() : "message";
    }
}
