package org.peyvand.conversation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.peyvand.conversation.level.Kind;
import org.peyvand.conversation.level.Rule;
import org.peyvand.conversation.level.Rules;
import org.springframework.stereotype.Component;

/** What suits many: pressing ones within an hour, a chat within minutes, all else within half a working day. */
@Component
public class UsualLevels {

    private final Rules rules;

    UsualLevels(Rules rules) {
        this.rules = rules;
    }

    /** @param named gives a rule its name, by the word of the bundle's {@code level.default} */
    public void add(UnaryOperator<String> named) {
        rules.add(rule(named.apply("urgent"), Optional.empty(), Optional.of(Priority.URGENT.ordinal()), 60, 8));
        rules.add(rule(named.apply("chat"), Optional.of("chat"), Optional.empty(), 10, 8));
        rules.add(rule(named.apply("all"), Optional.empty(), Optional.empty(), 240, 24));
    }

    private static Rule rule(
            String name, Optional<String> channel, Optional<Integer> priority, int answerMinutes, int solvedHours) {
        var answer = Duration.ofMinutes(answerMinutes);
        var targets =
                Map.of(Kind.FIRST_ANSWER, answer, Kind.NEXT_ANSWER, answer, Kind.SOLVED, Duration.ofHours(solvedHours));
        return new Rule(Rules.newId(), name, channel, priority, Optional.empty(), targets);
    }
}
