package org.peyvand.channel.mail.sending;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.peyvand.channel.mail.mailbox.MailServer;
import org.peyvand.channel.mail.mailbox.Mailbox;

/** Connections to SMTP servers that stay open for a moment after a letter, for the next one. */
final class MailLines implements AutoCloseable {

    private static final long IDLE_NANOS = Duration.ofSeconds(3).toNanos();
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int MOST = 20;

    /** Servers end a connection after some letters, and a few too many look like a flood. */
    private static final int MOST_LETTERS = 50;

    private record Idle(MailServer server, String domain, MailLine line, long since) {

        boolean serves(Mailbox mailbox) {
            return server.equals(mailbox.outgoing()) && domain.equals(mailbox.domain());
        }
    }

    private final List<Idle> idle = new ArrayList<>();
    private boolean closed;

    /** One that was left open, if there is one; whoever has it has it alone. */
    synchronized Optional<MailLine> kept(Mailbox mailbox) {
        var found = idle.reversed().stream().filter(one -> one.serves(mailbox)).findFirst();
        found.ifPresent(idle::remove);
        return found.map(Idle::line);
    }

    /** One that is not connected yet. */
    MailLine fresh(Mailbox mailbox) {
        return new MailLine(mailbox.outgoing(), mailbox.domain());
    }

    /** Leaves it open for the next letter from there, unless it has carried its share. */
    void keep(Mailbox mailbox, MailLine line) {
        if (line.sent() >= MOST_LETTERS
                || !add(new Idle(mailbox.outgoing(), mailbox.domain(), line, System.nanoTime()))) line.hangUp();
    }

    private synchronized boolean add(Idle one) {
        if (closed || idle.size() >= MOST) return false;
        idle.add(one);
        if (idle.size() == 1) Thread.ofVirtual().name("mail-lines").start(this::hangUpIdle);
        return true;
    }

    /** Until none is left. */
    private void hangUpIdle() {
        try {
            do {
                Thread.sleep(LOOK);
                takeIdle().forEach(MailLine::hangUp);
            } while (isAnyLeft());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<MailLine> takeIdle() {
        var over = idle.stream()
                .filter(one -> System.nanoTime() - one.since() > IDLE_NANOS)
                .toList();
        idle.removeAll(over);
        return over.stream().map(Idle::line).toList();
    }

    private synchronized boolean isAnyLeft() {
        return !idle.isEmpty();
    }

    @Override
    public void close() {
        List<Idle> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(idle);
            idle.clear();
        }
        left.forEach(one -> one.line().hangUp());
    }
}
