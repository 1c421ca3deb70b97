package org.peyvand.channel.mail.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.channel.mail.mailbox.MailServer;
import org.peyvand.channel.mail.mailbox.Security;

/** The test of a mailbox in the settings, against real servers. */
class MailboxCheckTest {

    private static final String USER = "shop@example.com";
    private static final String PASSWORD = "app-password";

    private final MailboxCheck check = new MailboxCheck();
    private GreenMail server;

    @BeforeEach
    void open() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
        });
        server.start();
        server.setUser(USER, USER, PASSWORD);
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private MailServer imap(String password) {
        return new MailServer("127.0.0.1", server.getImap().getPort(), Security.NONE, USER, password);
    }

    private MailServer smtp() {
        return new MailServer("127.0.0.1", server.getSmtp().getPort(), Security.NONE, USER, PASSWORD);
    }

    @Test
    void testSaysWhatIsWrongStepByStep() {
        assertThat(results(check.incoming(imap(PASSWORD)))).containsExactly("care", "good", "care", "good", "good");
        assertThat(results(check.outgoing(smtp()))).containsExactly("care", "good", "care", "good");
        assertThat(results(check.incoming(imap("wrong")))).containsExactly("care", "good", "care", "bad", "untried");
        var port = server.getImap().getPort();
        assertThat(results(check.incoming(new MailServer("127.0.0.1", port, Security.STARTTLS, USER, PASSWORD))))
                .containsExactly("care", "good", "bad", "untried", "untried");
        assertThat(results(check.incoming(new MailServer("no-such-host.invalid", 993, Security.TLS, USER, PASSWORD))))
                .containsExactly("bad", "untried", "untried", "untried", "untried");
        assertThat(results(check.incoming(new MailServer("127.0.0.1", 1, Security.TLS, USER, PASSWORD))))
                .containsExactly("care", "bad", "untried", "untried", "untried");
    }

    private static List<String> results(MailboxCheck.Checked checked) {
        return checked.steps().stream().map(step -> step.result().code()).toList();
    }
}
