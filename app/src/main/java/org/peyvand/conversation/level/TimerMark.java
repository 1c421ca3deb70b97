package org.peyvand.conversation.level;

import java.util.Comparator;
import java.util.List;
import org.peyvand.calendar.WorkingTime;
import org.peyvand.conversation.Due;
import org.peyvand.web.Reader;
import org.peyvand.web.Tone;

/**
 * A promise to the customer as the conversation's page shows it.
 *
 * @param what is promised, and by which rule
 */
public record TimerMark(String what, DueMark due) {

    public static List<TimerMark> of(List<Timer> timers, WorkingTime hours, Reader reader) {
        return timers.stream()
                .filter(timer -> timer.isOpen() || timer.brokenAt().isPresent())
                .sorted(Comparator.comparing(Timer::kind))
                .map(timer -> new TimerMark(what(timer, reader), mark(timer, hours, reader)))
                .toList();
    }

    private static String what(Timer timer, Reader reader) {
        return reader.say("level.kind." + timer.kind().code());
    }

    private static DueMark mark(Timer timer, WorkingTime hours, Reader reader) {
        var rule = reader.say(
                "level.by",
                timer.promise().ruleName(),
                SpanWords.of(reader, timer.promise().target()));
        return switch (timer.state()) {
            case Timer.State.Running running -> {
                var mark = DueMark.of(new Due(running.warnAt(), running.dueAt()), hours, reader);
                yield new DueMark(mark.text(), mark.exact() + " · " + rule, mark.tone());
            }
            case Timer.State.Paused paused ->
                timer.brokenAt().isPresent()
                        ? broken(timer, reader, rule)
                        : new DueMark(
                                reader.say("level.paused", SpanWords.of(reader, paused.remaining())),
                                rule,
                                Tone.NEUTRAL);
            case Timer.State.Met _, Timer.State.Withdrawn _ -> broken(timer, reader, rule);
        };
    }

    private static DueMark broken(Timer timer, Reader reader, String rule) {
        var exact = reader.say("level.dueAt", timer.brokenAt().orElseThrow());
        return new DueMark(reader.say("level.broken"), exact + " · " + rule, Tone.BAD);
    }
}
