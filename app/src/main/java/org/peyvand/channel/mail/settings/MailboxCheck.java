package org.peyvand.channel.mail.settings;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.peyvand.channel.mail.fetching.ImapInbox;
import org.peyvand.channel.mail.fetching.MailProblem;
import org.peyvand.channel.mail.mailbox.MailServer;
import org.peyvand.channel.mail.mailbox.MailSession;
import org.peyvand.channel.mail.mailbox.Security;
import org.peyvand.web.Trial;
import org.peyvand.web.Trial.Result;
import org.peyvand.web.Trial.Step;
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
        FOLDER
    }

    /** Of one server. */
    public record Checked(String server, List<Step<Stage>> steps) {

        public boolean isGood() {
            return steps.stream().noneMatch(step -> step.result() == Result.BAD);
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
        var trial = new Trial<>("mailbox.check", stages);
        try {
            found(server, InetAddress.getAllByName(server.host()), trial);
            connect(server);
            trial.good(Stage.CONNECT, server.host() + ":" + server.port());
            opening.open();
            stages.stream().skip(trial.steps().size()).forEach(stage -> passed(server, stage, trial));
        } catch (IOException | MessagingException | RuntimeException failure) {
            failed(server, failure, trial);
        }
        return new Checked(server.toString(), trial.steps());
    }

    private static void connect(MailServer server) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.host(), server.port()), CONNECT_MILLIS);
        }
    }

    /** A server in the own network is allowed, and said to be one: the owner should know what is spoken to. */
    private static void found(MailServer server, InetAddress[] found, Trial<Stage> trial) {
        var detail = server.host() + " → " + found[0].getHostAddress();
        if (Arrays.stream(found).anyMatch(MailboxCheck::isPrivate)) trial.care(Stage.HOST, detail);
        else trial.good(Stage.HOST, detail);
    }

    private static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || (address.getAddress()[0] & 0xfe) == 0xfc && address.getAddress().length == 16;
    }

    private static void passed(MailServer server, Stage stage, Trial<Stage> trial) {
        if (stage == Stage.TLS && server.security() == Security.NONE) trial.care(stage, "");
        else trial.good(stage, "");
    }

    private static void failed(MailServer server, Exception failure, Trial<Stage> trial) {
        var stage = stage(MailProblem.of(failure), trial.next());
        while (trial.next().compareTo(stage) < 0) passed(server, trial.next(), trial);
        trial.fail(stage, trouble(server, trial.next()), detail(server, stage, failure));
    }

    /** The large providers let programs in each by rules of their own. */
    private static String trouble(MailServer server, Stage stage) {
        var trouble = stage.name().toLowerCase(Locale.ROOT);
        return stage != Stage.LOGIN
                ? trouble
                : MailProvider.ofServer(server.host())
                        .map(provider -> trouble + "." + provider.code())
                        .orElse(trouble);
    }

    /** What was looked for where nobody answered: only a server's own words are worth showing beside ours. */
    private static String detail(MailServer server, Stage stage, Exception failure) {
        return switch (stage) {
            case HOST -> server.host();
            case CONNECT -> server.host() + ":" + server.port();
            case TLS, LOGIN, FOLDER -> reason(failure);
        };
    }

    private static Stage stage(MailProblem problem, Stage next) {
        return switch (problem) {
            case HOST -> Stage.HOST;
            case CONNECT -> Stage.CONNECT;
            case TLS -> Stage.TLS;
            case LOGIN -> Stage.LOGIN;
            case FOLDER -> Stage.FOLDER;
            case LOST -> next;
        };
    }

    private static String reason(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) cause = cause.getCause();
        var said = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").strip();
        return said.substring(0, Math.min(said.length(), 300));
    }
}
