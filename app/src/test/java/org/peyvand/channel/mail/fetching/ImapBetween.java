package org.peyvand.channel.mail.fetching;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Stands between a client and an IMAP server, hands on each line as a test wants it, and can fall silent without hanging up. */
final class ImapBetween implements AutoCloseable {

    private static final Pattern NEWS = Pattern.compile("(?is)\\* \\d+ (EXISTS|RECENT).*");

    private final ServerSocket socket;
    private final int server;
    private final UnaryOperator<String> said;
    private final AtomicInteger idles = new AtomicInteger();
    private volatile boolean forgets;
    private final Set<Thread> silenced = ConcurrentHashMap.newKeySet();
    private final Set<Thread> talking = ConcurrentHashMap.newKeySet();

    /** @param said what becomes of a line the server says; empty: nothing */
    ImapBetween(int server, UnaryOperator<String> said) {
        this.server = server;
        this.said = said;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** From now on a client that waits for news is told none. */
    void forget() {
        forgets = true;
    }

    /** How often a client began to wait for news. */
    int idles() {
        return idles.get();
    }

    /** From now on nothing is handed on over the connections there are; new ones are as before. */
    void fallSilent() {
        silenced.addAll(talking);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                var there = new Socket(InetAddress.getLoopbackAddress(), server);
                var idling = new AtomicBoolean();
                begin(() -> handOn(client, there, line -> asked(line, idling)));
                begin(() -> handOn(
                        there,
                        client,
                        line -> forgets && idling.get() && NEWS.matcher(line).matches() ? "" : said.apply(line)));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private String asked(String line, AtomicBoolean idling) {
        var begins = line.toUpperCase(Locale.ROOT).matches("(?s)\\w+ IDLE\\s*");
        if (begins) idles.incrementAndGet();
        if (begins || line.startsWith("DONE")) idling.set(begins);
        return line;
    }

    private void begin(Runnable way) {
        var thread = Thread.ofVirtual().unstarted(way);
        talking.add(thread);
        thread.start();
    }

    private void handOn(Socket from, Socket to, UnaryOperator<String> change) {
        try {
            var in = new BufferedInputStream(from.getInputStream());
            for (var line = line(in); !line.isEmpty(); line = line(in)) {
                var changed = change.apply(line);
                if (changed.isEmpty() || silenced.contains(Thread.currentThread())) continue;
                to.getOutputStream().write(changed.getBytes(StandardCharsets.ISO_8859_1));
                to.getOutputStream().flush();
            }
        } catch (IOException gone) {
            // so is the other side
        }
        if (silenced.contains(Thread.currentThread())) return;
        try {
            from.close();
            to.close();
        } catch (IOException closed) {
            // it is
        }
    }

    private static String line(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var one = in.read(); one >= 0; one = in.read()) {
            bytes.write(one);
            if (one == '\n') break;
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
