package org.peyvand.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * Many visitors of a shop's site, each with a conversation of their own, an address of their own by the word of a proxy, and
 * a connection that stays open and is read by a thread of its own.
 */
final class ChatVisitors implements AutoCloseable {

    private static final int AT_ONCE = 16;
    private static final int MOST_TRIES = 5;
    private static final Pattern NUMBERED = Pattern.compile("#([0-9]+)#");
    private static final int BUFFER = 1_024;

    private final RunningProgram program;
    private final String root;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;
    private final AtomicInteger messages = new AtomicInteger(1);
    private volatile String[] words = {};

    /** @param root the path of the shop's chat */
    ChatVisitors(RunningProgram program, String root) {
        this.program = program;
        this.root = root;
    }

    int count() {
        return words.length;
    }

    /** Lets each of them begin a conversation. */
    void begin(int count) throws InterruptedException {
        var begun = new String[count];
        var failures = new ConcurrentLinkedQueue<Exception>();
        var places = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count && failures.isEmpty(); i++) {
                int visitor = i;
                places.acquire();
                threads.submit(() -> {
                    try {
                        begun[visitor] = firstWord(visitor);
                    } catch (IOException | InterruptedException | RuntimeException e) {
                        failures.add(e);
                    } finally {
                        places.release();
                    }
                });
            }
        }
        if (!failures.isEmpty())
            throw new IllegalStateException("A visitor could not begin: " + failures.peek(), failures.peek());
        words = begun;
    }

    /** As the widget does: again, until it is acknowledged. */
    private String firstWord(int visitor) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                return post(visitor, "", "سلام");
            } catch (IOException | IllegalStateException busy) {
                if (tries == MOST_TRIES) throw busy;
                Thread.sleep(1_000);
            }
        }
    }

    /** The conversation of a visitor, as the word they were given names it. */
    UUID conversation(int visitor) {
        var said = ByteBuffer.wrap(Base64.getUrlDecoder().decode(words[visitor]), 16, 16);
        return new UUID(said.getLong(), said.getLong());
    }

    /** Writes a message, and returns once it is taken. */
    void write(int visitor, String text) throws IOException, InterruptedException {
        post(visitor, words[visitor], text);
    }

    private String post(int visitor, String word, String text) throws IOException, InterruptedException {
        var id = new UUID(0, visitor) + "/" + messages.incrementAndGet();
        var body = "{\"word\":\"%s\",\"id\":\"%s\",\"text\":\"%s\"}".formatted(word, id, text);
        var request = HttpRequest.newBuilder(program.address(root + "/messages"))
                .header("Content-Type", "text/plain")
                .header("X-Forwarded-For", address(visitor))
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("A message was answered " + answer.statusCode() + ": "
                    + Jsoup.parse(answer.body()).text());
        }
        return answer.body().replaceAll("(?s).*\"word\":\"([^\"]+)\".*", "$1");
    }

    /** Of the network set aside for measuring (RFC 2544). */
    private static String address(int visitor) {
        return "198.18." + visitor / 250 + "." + (1 + visitor % 250);
    }

    /** Connects all of them; told of the number in each message that arrives as {@code #number#}. */
    void listen(IntConsumer heard) throws IOException, InterruptedException {
        var connected = new CountDownLatch(words.length);
        for (int visitor = 0; visitor < words.length; visitor++) {
            var address = program.address(root + "/live?after=1&word=" + words[visitor]);
            Thread.ofVirtual().start(() -> stayConnected(address, connected, heard));
            if (visitor % 100 == 99) Thread.sleep(20);
        }
        connected.await();
    }

    /** As the widget does: again after a moment, until there is a stream. */
    private void stayConnected(URI address, CountDownLatch connected, IntConsumer heard) {
        try {
            while (!closed && !hears(address, connected, heard)) Thread.sleep(1_000);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hears(URI address, CountDownLatch connected, IntConsumer heard) {
        try (var socket = connect(address)) {
            sockets.add(socket);
            return read(socket, connected, heard);
        } catch (IOException refused) {
            return false;
        }
    }

    private static Socket connect(URI address) throws IOException {
        var socket = new Socket(address.getHost(), address.getPort());
        socket.setReceiveBufferSize(8 * BUFFER);
        var request = "GET " + address.getPath() + "?" + address.getQuery() + " HTTP/1.1\r\nHost: "
                + address.getAuthority() + "\r\nAccept: text/event-stream\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Whether there was a stream at all. */
    private static boolean read(Socket socket, CountDownLatch connected, IntConsumer heard) {
        var isConnected = false;
        try (var body = new BufferedInputStream(socket.getInputStream(), BUFFER)) {
            for (var line = line(body); line != null; line = line(body)) {
                if (!isConnected && line.startsWith("retry:")) {
                    isConnected = true;
                    connected.countDown();
                }
                var numbered = NUMBERED.matcher(line);
                if (numbered.find()) heard.accept(Integer.parseInt(numbered.group(1)));
            }
        } catch (IOException closed) {
            return isConnected;
        }
        return isConnected;
    }

    private static String line(InputStream body) throws IOException {
        var line = new StringBuilder();
        for (int next = body.read(); next != '\n'; next = body.read()) {
            if (next < 0) return null;
            line.append((char) next);
        }
        return line.toString();
    }

    @Override
    public void close() {
        closed = true;
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException gone) {
                // Then it is closed.
            }
        }
        client.close();
    }
}
