package org.peyvand.conversation;

import java.time.Instant;
import java.util.Optional;
import org.peyvand.delivery.TestCarrier;
import org.springframework.boot.test.context.TestComponent;

/** A channel that sends its answers, by the {@link TestCarrier}. */
@TestComponent
public class TestChannel implements Channel {

    private final Sendings sendings;

    TestChannel(Sendings sendings) {
        this.sendings = sendings;
    }

    @Override
    public String code() {
        return TestCarrier.CHANNEL;
    }

    @Override
    public String icon() {
        return "message";
    }

    @Override
    public boolean isReadHere() {
        return false;
    }

    @Override
    public Incoming read(String raw) {
        return new Incoming(Optional.empty(), Optional.empty(), "", raw, Instant.EPOCH);
    }

    @Override
    public void answered(Conversation conversation, Message answer) {
        sendings.plan(answer, code(), "server of " + conversation.id(), "customer@example.com");
    }
}
