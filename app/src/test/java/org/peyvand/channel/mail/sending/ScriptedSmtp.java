package org.peyvand.channel.mail.sending;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An SMTP server that says at each step what a test wants said. Steps are {@code CONNECT}, the commands, and {@code .} for
 * the end of the data; where nothing is told, all is well. {@link #GONE} breaks the connection off instead.
 */
final class ScriptedSmtp implements AutoCloseable {

    static final String GONE = "";

    private final ServerSocket socket;
    private final Map<String, String> script;
    private final AtomicInteger taken = new AtomicInteger();

    ScriptedSmtp(Map<String, String> script) {
        this.script = script;
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

    /** How many mails came in whole. */
    int taken() {
        return taken.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                Thread.ofVirtual().start(() -> talk(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket connection) {
        try (connection) {
            var lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            if (!says(connection, "CONNECT", "220 test")) return;
            var data = false;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (data && !line.equals(".")) continue;
                if (data) taken.incrementAndGet();
                data = false;
                var step = line.equals(".") ? "." : line.split("[ :]")[0].toUpperCase(Locale.ROOT);
                if (!says(connection, step, step.equals("DATA") ? "354 go on" : "250 ok")) return;
                data = step.equals("DATA") && script.getOrDefault("DATA", "354").startsWith("354");
            }
        } catch (IOException gone) {
            // the client has seen enough
        }
    }

    private boolean says(Socket connection, String step, String usual) throws IOException {
        var answer = script.getOrDefault(step, usual);
        if (answer.equals(GONE)) return false;
        connection.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
