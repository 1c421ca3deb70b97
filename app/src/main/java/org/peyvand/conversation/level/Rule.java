package org.peyvand.conversation.level;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is promised, and to which conversations. A condition that is empty fits all.
 *
 * @param channel the word of the channel they came by
 * @param priority the place of their priority, 0 to 3
 * @param worthAtLeast what the customer has bought to date, in the smallest unit of the workspace's currency
 * @param targets working time for each kind that is promised; what is missing is not
 */
public record Rule(
        UUID id,
        String name,
        Optional<String> channel,
        Optional<Integer> priority,
        Optional<Long> worthAtLeast,
        Map<Kind, Duration> targets) {

    public Rule {
        targets = Map.copyOf(targets);
    }

    /** Whether a conversation with these facts is measured by it. */
    boolean fits(Subject subject, long worth) {
        return channel.filter(word -> !word.equals(subject.channel())).isEmpty()
                && priority.filter(place -> place != subject.priority()).isEmpty()
                && worthAtLeast.filter(least -> worth < least).isEmpty();
    }

    Optional<Promise> promise(Kind kind) {
        return Optional.ofNullable(targets.get(kind)).map(target -> new Promise(id, name, target));
    }
}
