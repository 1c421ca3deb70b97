package org.peyvand.channel.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tries the servers of a mailbox step by step, so that what is wrong can be said in words and put right. */
@Component
public class MailboxCheck {

    private static final int CONNECT_MILLIS = 10_000;

    /** The steps, in their order. */
    public enum Stage {
        HOST,
        CONNECT,
        TLS,
        LOGIN,
        FOLDER;

        /** As messages name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a step ended. */
    public enum Result {
        GOOD,
        /** Not wrong, and to be known: no encryption, a server in the own network. */
        CARE,
        BAD,
        /** Not tried, since one before it failed. */
        UNTRIED;

        /** As messages name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param detail a name, an address, or what the server said */
    public record Step(Stage stage, Result result, String detail) {}

    /** Of one server. */
    public record Checked(String server, List<Step> steps) {

        public boolean isGood() {
            return steps.stream().noneMatch(step -> step.result() == Result.BAD || step.result() == Result.UNTRIED);
        }
    }

    Checked incoming(MailServer server) {
        return check(
                server, List.of(Stage.values()), () -> ImapInbox.open(server).close());
    }

    Checked outgoing(MailServer server) {
        var stages = List.of(Stage.HOST, Stage.CONNECT, Stage.TLS, Stage.LOGIN);
        return check(server, stages, () -> {
            try (var transport = MailSession.of("smtp", server).getTransport("smtp")) {
                transport.connect(server.host(), server.port(), server.user(), server.password());
            }
        });
    }

    @FunctionalInterface
    private interface Opening {
        void open() throws MessagingException;
    }

    private static Checked check(MailServer server, List<Stage> stages, Opening opening) {
        var steps = new ArrayList<Step>();
        try {
            var found = InetAddress.getAllByName(server.host());
            steps.add(found(server, found));
            connect(server);
            steps.add(new Step(Stage.CONNECT, Result.GOOD, server.host() + ":" + server.port()));
            opening.open();
            stages.stream().skip(steps.size()).forEach(stage -> steps.add(passed(server, stage)));
        } catch (IOException | MessagingException | RuntimeException failure) {
            failed(server, stages, steps, failure);
        }
        return new Checked(server.toString(), steps);
    }

    private static void connect(MailServer server) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.host(), server.port()), CONNECT_MILLIS);
        }
    }

    /** A server in the own network is allowed, and said to be one: the owner should know what is spoken to. */
    private static Step found(MailServer server, InetAddress[] found) {
        var own = Arrays.stream(found).anyMatch(MailboxCheck::isPrivate);
        var detail = server.host() + " → " + found[0].getHostAddress();
        return new Step(Stage.HOST, own ? Result.CARE : Result.GOOD, detail);
    }

    private static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || (address.getAddress()[0] & 0xfe) == 0xfc && address.getAddress().length == 16;
    }

    private static Step passed(MailServer server, Stage stage) {
        var open = stage == Stage.TLS && server.security() == Security.NONE;
        return new Step(stage, open ? Result.CARE : Result.GOOD, "");
    }

    /** What comes before the step that failed was passed; what comes after was not tried. */
    private static void failed(MailServer server, List<Stage> stages, List<Step> steps, Exception failure) {
        var stage = stage(MailProblem.of(failure), stages.get(steps.size()));
        for (var one : stages.subList(steps.size(), stages.size())) {
            if (one.ordinal() < stage.ordinal()) steps.add(passed(server, one));
            else if (one == stage) steps.add(new Step(one, Result.BAD, reason(failure)));
            else steps.add(new Step(one, Result.UNTRIED, ""));
        }
    }

    private static Stage stage(MailProblem problem, Stage next) {
        var stage = switch (problem) {
            case HOST -> Stage.HOST;
            case CONNECT -> Stage.CONNECT;
            case TLS -> Stage.TLS;
            case LOGIN -> Stage.LOGIN;
            case FOLDER -> Stage.FOLDER;
            case LOST -> next;
        };
        return stage.compareTo(next) < 0 ? next : stage;
    }

    private static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) cause = cause.getCause();
        var said = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").strip();
        return said.substring(0, Math.min(said.length(), 300));
    }
}
