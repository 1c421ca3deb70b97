package org.peyvand.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** The inbox open on a member's screen: told of each conversation that changed. Where its stream ends it asks for another. */
final class AgentScreen implements AutoCloseable {

    private static final String CHANGED = "event: changed";
    private static final String DATA = "data: ";

    private final Visitor member;
    private volatile InputStream body;
    private volatile boolean closed;

    private AgentScreen(Visitor member) throws IOException, InterruptedException {
        this.member = member;
        this.body = open(member);
    }

    private static InputStream open(Visitor member) throws IOException, InterruptedException {
        return member.stream("/inbox?live");
    }

    static AgentScreen open(Visitor member, Consumer<UUID> changed) throws IOException, InterruptedException {
        var screen = new AgentScreen(member);
        var listening = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> screen.read(changed, listening));
        listening.await();
        return screen;
    }

    private void read(Consumer<UUID> changed, CountDownLatch listening) {
        try {
            readToEnd(changed, listening);
            while (!closed) {
                Thread.sleep(1_000);
                body = open(member);
                readToEnd(changed, listening);
            }
        } catch (IOException | InterruptedException gone) {
            listening.countDown();
        }
    }

    private void readToEnd(Consumer<UUID> changed, CountDownLatch listening) {
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            var told = false;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                listening.countDown();
                if (told && line.startsWith(DATA)) changed.accept(UUID.fromString(line.substring(DATA.length())));
                told = line.equals(CHANGED);
            }
        } catch (IOException closed) {
            listening.countDown();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        body.close();
    }
}
