package org.peyvand.conversation.live;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The open streams of a node: members' screens, told of everything, and customers', each told of one conversation. */
final class LiveStreams {

    private static final int MOST_OF_A_CUSTOMER = 10;

    private final Set<LiveStream> screens = ConcurrentHashMap.newKeySet();
    private final Map<UUID, List<LiveStream>> customers = new ConcurrentHashMap<>();

    void add(LiveStream screen) {
        screens.add(screen);
    }

    void remove(LiveStream screen) {
        screens.remove(screen);
    }

    /** Beyond so many of one conversation the oldest ends: nobody has that many screens. */
    void add(UUID conversation, LiveStream customer) {
        customers.compute(conversation, (_, known) -> {
            var streams = known == null ? new CopyOnWriteArrayList<LiveStream>() : known;
            streams.add(customer);
            if (streams.size() > MOST_OF_A_CUSTOMER) streams.removeFirst().connectAnew();
            return streams;
        });
    }

    void remove(UUID conversation, LiveStream customer) {
        customers.computeIfPresent(conversation, (_, streams) -> {
            streams.remove(customer);
            return streams.isEmpty() ? null : streams;
        });
    }

    void tell(Change change) {
        screens.forEach(screen -> screen.tell(change));
        customers.getOrDefault(change.conversation(), List.of()).forEach(customer -> customer.tell(change));
    }

    void connectAnew() {
        each(LiveStream::connectAnew);
    }

    private void each(Consumer<LiveStream> act) {
        screens.forEach(act);
        customers.values().forEach(streams -> streams.forEach(act));
    }
}
