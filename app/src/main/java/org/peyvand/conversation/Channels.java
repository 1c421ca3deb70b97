package org.peyvand.conversation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The channels there are, by their words. */
@Component
class Channels {

    private final Map<String, Channel> byCode;

    Channels(List<Channel> channels) {
        this.byCode = channels.stream().collect(Collectors.toMap(Channel::code, Function.identity()));
    }

    /** @throws IllegalStateException when a conversation came by a channel this program has no more */
    Channel named(String code) {
        var channel = byCode.get(code);
        if (channel == null) throw new IllegalStateException("There is no channel " + code);
        return channel;
    }

    /** Their words, in alphabetical order. */
    List<String> codes() {
        return byCode.keySet().stream().sorted().toList();
    }

    /** The icon of a channel, also of one that is gone. */
    String icon(String code) {
        return byCode.containsKey(code) ? byCode.get(code).icon() : "message";
    }
}
