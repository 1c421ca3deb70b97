package org.peyvand.channel.mail.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peyvand.channel.mail.sending.ScriptedSmtp.GONE;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.peyvand.channel.mail.mailbox.MailServer;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.mailbox.Mailboxes;
import org.peyvand.channel.mail.mailbox.Security;
import org.peyvand.delivery.Outcome;

/** What a mail server says, or does not get to say, decides what became of a mail; only after the last dot it may be lost. */
class MailSenderTest {

    private static final String CONNECT = "mail.problem.connect";
    private static final String LATER = "mail.problem.later";

    private final MailSender sender = new MailSender();

    static List<Arguments> answers() {
        return List.of(
                Arguments.of("CONNECT", "421 too busy", "later, the server", CONNECT),
                Arguments.of("CONNECT", "554 go away", "later, the server", CONNECT),
                Arguments.of("CONNECT", GONE, "later, the server", CONNECT),
                Arguments.of("MAIL", "451 not now", "later", LATER),
                Arguments.of("MAIL", "550 5.7.1 you may not write", "refused", "mail.problem.refused"),
                Arguments.of("RCPT", "450 4.2.1 greylisted", "later", LATER),
                Arguments.of("RCPT", "421 4.3.2 closing", "later, the server", LATER),
                Arguments.of("RCPT", "550 5.1.1 no such user", "refused", "mail.problem.address"),
                Arguments.of("RCPT", GONE, "later, the server", CONNECT),
                Arguments.of("DATA", "452 disk full", "later", LATER),
                Arguments.of("DATA", GONE, "later, the server", CONNECT),
                Arguments.of(".", "451 try again", "later", LATER),
                Arguments.of(".", "554 5.7.1 spam", "refused", "mail.problem.refused"),
                Arguments.of(".", GONE, "uncertain", "mail.problem.uncertain"),
                Arguments.of("QUIT", GONE, "sent", ""),
                Arguments.of("NOOP", "250 ok", "sent", ""));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answerDecides(String step, String answer, String expected, String why) throws Exception {
        try (var server = new ScriptedSmtp(Map.of(step, answer))) {
            var outcome = send(server.port());
            assertThat(said(outcome)).isEqualTo(expected);
            assertThat(why(outcome)).isEqualTo(why);
        }
    }

    @Test
    void whatTheServerSaidIsTold() throws Exception {
        try (var server = new ScriptedSmtp(Map.of("RCPT", "550 5.1.1 no such user"))) {
            assertThat(send(server.port()))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.why().detail()).isEqualTo("550 5.1.1 no such user"));
        }
    }

    @Test
    void serverThatIsNotThereIsAskedLater() throws IOException {
        int free;
        try (var socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(said(send(free))).isEqualTo("later, the server");
    }

    @Test
    void passwordThatIsWrongKeepsEverythingWaiting() throws Exception {
        try (var server = new ScriptedSmtp(Map.of("EHLO", "250-test\r\n250 AUTH PLAIN", "AUTH", "535 no"))) {
            var outcome = send(new MailServer("localhost", server.port(), Security.NONE, "shop", "wrong"));
            assertThat(said(outcome)).isEqualTo("later, the server");
            assertThat(why(outcome)).isEqualTo("mail.problem.logIn");
            assertThat(server.taken()).isZero();
        }
    }

    @Test
    void passwordIsNotSaidInTheOpenWhereTheWayShouldBeSecure() throws Exception {
        try (var server = new ScriptedSmtp(Map.of("EHLO", "250-test\r\n250 AUTH PLAIN"))) {
            var outcome = send(new MailServer("localhost", server.port(), Security.STARTTLS, "shop", "secret"));
            assertThat(said(outcome)).isEqualTo("later, the server");
            assertThat(why(outcome)).isEqualTo("mail.problem.secure");
        }
    }

    private Outcome send(int port) {
        return send(new MailServer("localhost", port, Security.NONE, "", ""));
    }

    private Outcome send(MailServer server) {
        var mailbox = new Mailbox(Mailboxes.newId(), "shop@example.ir", "فروشگاه", "", server, server, true);
        var letter = new Letter(
                mailbox,
                "shop@example.ir",
                "to@example.com",
                "سلام",
                "<1@example.ir>",
                List.of(),
                "سلام",
                "",
                List.of(),
                "",
                false,
                Instant.EPOCH);
        try {
            return sender.send(mailbox, letter.written(), letter.recipient());
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String said(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent _ -> "sent";
            case Outcome.Refused _ -> "refused";
            case Outcome.Skipped _ -> "skipped";
            case Outcome.TryLater later -> later.byServer() ? "later, the server" : "later";
            case Outcome.Uncertain _ -> "uncertain";
        };
    }

    private static String why(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent _ -> "";
            case Outcome.Refused refused -> refused.why().key();
            case Outcome.Skipped skipped -> skipped.why().key();
            case Outcome.TryLater later -> later.why().key();
            case Outcome.Uncertain uncertain -> uncertain.why().key();
        };
    }
}
