package org.peyvand.conversation.level;

import static org.peyvand.conversation.db.Tables.MESSAGE;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.peyvand.calendar.WorkingTime;
import org.peyvand.conversation.level.Timer.State;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The timers of conversations, changed in the transaction that changes the conversation itself; whoever calls holds its
 * row, so nothing else changes them meanwhile.
 */
@Service
public class Timers {

    private static final int SHOWN = 8;

    private final DSLContext db;
    private final Rules rules;
    private final TimerRows rows;

    Timers(DSLContext db, Rules rules, TimerRows rows) {
        this.db = db;
        this.rules = rules;
        this.rows = rows;
    }

    /**
     * The customer begins a conversation: what is promised to them, not started yet.
     *
     * @param at when the first message came
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Timer> begun(Subject subject, Instant at) {
        return rules.fitting(subject).stream()
                .flatMap(rule -> Stream.of(Kind.FIRST_ANSWER, Kind.SOLVED)
                        .flatMap(kind -> timer(subject, rule, kind, at).stream()))
                .toList();
    }

    /** Starts timers of a conversation that is written now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void start(UUID conversation, List<Timer> begun) {
        rows.insert(conversation, begun);
    }

    /**
     * The timers of a conversation.
     *
     * @param open those that are open
     * @param changed whether one was started, or stands otherwise than before
     */
    public record Now(List<Timer> open, boolean changed) {}

    /**
     * The customer wrote: what is promised to them begins to run, unless it runs already.
     *
     * @param at when the message came
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Now wrote(Subject subject, Instant at) {
        var before = now(subject, at);
        var open = before.open();
        var rule = rules.fitting(subject);
        if (rule.isEmpty()) return before;
        var all = new ArrayList<>(open);
        var answers = open.stream().anyMatch(timer -> timer.kind() != Kind.SOLVED);
        if (!answers) start(subject, rule.get(), answerOwed(subject), at).ifPresent(all::add);
        if (open.stream().noneMatch(timer -> timer.kind() == Kind.SOLVED)) {
            start(subject, rule.get(), Kind.SOLVED, at).ifPresent(all::add);
        }
        return new Now(all, before.changed() || all.size() > open.size());
    }

    private Kind answerOwed(Subject subject) {
        var answered = db.fetchExists(db.selectOne()
                .from(MESSAGE)
                .where(MESSAGE.WORKSPACE_ID.eq(Acting.workspace()))
                .and(MESSAGE.CONVERSATION_ID.eq(subject.conversation()))
                .and(MESSAGE.KIND.eq("outbound"))
                .and(MESSAGE.AUTHOR_ID.isNotNull()));
        return answered ? Kind.NEXT_ANSWER : Kind.FIRST_ANSWER;
    }

    private Optional<Timer> start(Subject subject, Rule rule, Kind kind, Instant at) {
        var started = timer(subject, rule, kind, at);
        started.ifPresent(timer -> rows.insert(subject.conversation(), List.of(timer)));
        return started;
    }

    private static Optional<Timer> timer(Subject subject, Rule rule, Kind kind, Instant at) {
        return rule.promise(kind)
                .flatMap(promise -> Timer.start(
                        UuidCreator.getTimeOrderedEpoch(),
                        kind,
                        promise,
                        at,
                        subject.hours().get()));
    }

    /**
     * Brings the open timers in line with whose turn it is, and with the time.
     *
     * @return those that are open still
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Timer> turned(Subject subject, Instant at) {
        return now(subject, at).open();
    }

    private Now now(Subject subject, Instant at) {
        var open = rows.open(subject.conversation());
        var revived = false;
        if (subject.waitingSince().isPresent() && open.stream().allMatch(timer -> timer.kind() == Kind.SOLVED)) {
            var answer = revived(subject);
            revived = answer.isPresent();
            open = Stream.concat(answer.stream(), open.stream()).toList();
        }
        if (open.isEmpty()) return new Now(List.of(), false);
        var hours = subject.hours().get();
        var now = open.stream()
                .map(timer -> after(timer.judged(at), subject, at, hours))
                .toList();
        for (int i = 0; i < open.size(); i++) if (!now.get(i).equals(open.get(i))) rows.update(now.get(i));
        return new Now(now.stream().filter(Timer::isOpen).toList(), revived || !now.equals(open));
    }

    /** An answer that was taken back is none: the timer it had ended runs on. */
    private Optional<Timer> revived(Subject subject) {
        var ended = rows.answeredSince(
                subject.conversation(), subject.waitingSince().orElseThrow());
        ended.ifPresent(timer -> rows.reopen(timer.id()));
        return ended.flatMap(timer -> rows.find(timer.id()));
    }

    private static Timer after(Timer timer, Subject subject, Instant at, WorkingTime hours) {
        if (subject.turn() == Subject.Turn.VOID) return timer.withdrawn(at);
        if (timer.kind() != Kind.SOLVED) return subject.waitingSince().isEmpty() ? timer.met(at) : timer;
        return switch (subject.turn()) {
            case OURS -> timer.resumed(at, hours);
            case CUSTOMERS -> timer.paused(at, hours);
            case DONE -> timer.met(at);
            case VOID -> timer.withdrawn(at);
        };
    }

    /** A promise goes with the message it was made for; where others wait, theirs begins with their own first message. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void divided(Subject from, Subject to, Instant now) {
        for (var timer : rows.open(from.conversation())) {
            if (timer.kind() == Kind.SOLVED) continue;
            var begun = Optional.of(timer.startedAt());
            if (begun.equals(to.waitingSince())) rows.move(timer.id(), to.conversation());
            else if (!begun.equals(from.waitingSince())) rows.update(timer.withdrawn(now));
        }
        from.waitingSince().ifPresent(since -> wrote(from, since));
        to.waitingSince().ifPresent(since -> wrote(to, since));
    }

    /** Of what was promised in both, the earlier promise holds. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Timer> joined(UUID from, Subject to, Instant now) {
        var ours = rows.open(to.conversation());
        var theirs = rows.open(from);
        for (var solved : List.of(true, false)) {
            var first = Stream.concat(ours.stream(), theirs.stream())
                    .filter(timer -> (timer.kind() == Kind.SOLVED) == solved)
                    .min(Comparator.comparing(Timer::startedAt));
            first.ifPresent(kept -> keep(kept, solved, ours, theirs, to.conversation(), now));
        }
        return turned(to, now);
    }

    private void keep(Timer kept, boolean solved, List<Timer> ours, List<Timer> theirs, UUID to, Instant now) {
        Stream.concat(ours.stream(), theirs.stream())
                .filter(timer -> (timer.kind() == Kind.SOLVED) == solved && !timer.equals(kept))
                .forEach(timer -> rows.update(timer.withdrawn(now)));
        if (theirs.contains(kept)) rows.move(kept.id(), to);
    }

    /** Another rule may fit now: what runs unbroken is measured by it, with the time used so far. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Timer> remeasured(Subject subject, Instant now) {
        var open = turned(subject, now);
        if (open.isEmpty()) return open;
        var rule = rules.fitting(subject);
        var hours = subject.hours().get();
        return open.stream()
                .flatMap(timer -> remeasured(subject, timer, rule, now, hours))
                .toList();
    }

    private Stream<Timer> remeasured(
            Subject subject, Timer timer, Optional<Rule> rule, Instant now, WorkingTime hours) {
        var promise = rule.flatMap(fitting -> fitting.promise(timer.kind()));
        if (timer.brokenAt().isPresent() || promise.equals(Optional.of(timer.promise()))) return Stream.of(timer);
        rows.update(timer.withdrawn(now));
        var other =
                promise.flatMap(fitting -> timer.remeasured(UuidCreator.getTimeOrderedEpoch(), fitting, now, hours));
        other.ifPresent(fresh -> rows.insert(subject.conversation(), List.of(fresh)));
        return other.stream();
    }

    /** The timers of a conversation that are open, and the last few that ended, by their beginning, the last first. */
    @Transactional(readOnly = true)
    public List<Timer> of(UUID conversation) {
        return rows.latest(conversation, SHOWN);
    }

    /** The running timer that is due first. */
    public static Optional<State.Running> dueFirst(List<Timer> timers) {
        return timers.stream()
                .flatMap(timer -> timer.running().stream())
                .min(Comparator.comparing(State.Running::dueAt));
    }

    /** When one of them has to be looked at again: a warning or a due time still to come. */
    public static Optional<Instant> nextLook(List<Timer> timers, Instant now) {
        return timers.stream()
                .flatMap(timer -> timer.running().stream())
                .flatMap(running -> Stream.of(running.warnAt(), running.dueAt()))
                .filter(at -> !at.isBefore(now))
                .min(Comparator.naturalOrder());
    }
}
