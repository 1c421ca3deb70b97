package org.peyvand.delivery;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.boot.test.context.TestComponent;

/** A channel of the tests: what is to become of a delivery is told beforehand, by its cause. */
@TestComponent
public class TestCarrier implements Carrier {

    public static final String CHANNEL = "test";

    private final Map<String, Function<Delivery, Outcome>> answers = new ConcurrentHashMap<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Outcome send(Delivery delivery) {
        sent.add(delivery.cause());
        return answers.getOrDefault(delivery.cause(), _ -> new Outcome.Sent("ref"))
                .apply(delivery);
    }

    /** What becomes of the delivery of that cause. */
    public void answer(String cause, Function<Delivery, Outcome> answer) {
        answers.put(cause, answer);
    }

    /** How often a delivery of that cause was sent. */
    public long timesSent(String cause) {
        return sent.stream().filter(cause::equals).count();
    }
}
