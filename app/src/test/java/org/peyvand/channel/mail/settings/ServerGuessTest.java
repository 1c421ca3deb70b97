package org.peyvand.channel.mail.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An owner who knows nothing but address and password has the servers found. */
class ServerGuessTest {

    private final AtomicInteger asked = new AtomicInteger();

    private ServerGuess guess(String domain) {
        return new ServerGuess(domain, this::exchangers);
    }

    private List<String> exchangers(String domain) {
        asked.incrementAndGet();
        return Map.of(
                        "boutique.example", List.of("aspmx.l.google.com"),
                        "office.example", List.of("office-example.mail.protection.outlook.com"),
                        "hosted.example", List.of("localhost"))
                .getOrDefault(domain, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "gmail.com, imap.gmail.com, smtp.gmail.com",
        "Hotmail.com, outlook.office365.com, smtp.office365.com",
        "ymail.com, imap.mail.yahoo.com, smtp.mail.yahoo.com",
        "boutique.example, imap.gmail.com, smtp.gmail.com",
        "office.example, outlook.office365.com, smtp.office365.com",
        "hosted.example, localhost, localhost",
        "nowhere.example, imap.nowhere.example, smtp.nowhere.example"
    })
    void serversAreFoundByTheAddressOrByWhoTakesItsMailIn(String domain, String incoming, String outgoing) {
        var guess = guess(domain);
        assertThat(guess.incoming("", "").host()).isEqualTo(incoming);
        assertThat(guess.outgoing("", "").host()).isEqualTo(outgoing);
        assertThat(asked).as("the DNS is asked once").hasValueLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "imap.gmail.com, GOOGLE",
        "OUTLOOK.office365.com, MICROSOFT",
        "smtp-mail.outlook.com, MICROSOFT",
        "imappro.zoho.com, ZOHO",
        "mta7.am0.yahoodns.net., YAHOO",
        "mx01.mail.icloud.com, APPLE",
        "imap.notgmail.com,",
        "mail.example.ir,"
    })
    void whoseServerItIsIsKnownByItsName(String host, MailProvider provider) {
        assertThat(MailProvider.ofServer(host).orElse(null)).isEqualTo(provider);
    }

    @ParameterizedTest
    @EnumSource
    void whatToDoWhereALogInIsRefusedIsSaidForEach(MailProvider provider) {
        for (var bundle : List.of("messages/channel_fa", "messages/channel_en")) {
            assertThat(ResourceBundle.getBundle(bundle).keySet())
                    .contains(
                            "mailbox.check.problem.login." + provider.code(),
                            "mailbox.check.advice.login." + provider.code());
        }
    }

    @Test
    void theDnsIsAskedWhoTakesTheMailIn() throws IOException {
        try (var dns = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(dns));
            var exchangers = new MailExchangers("dns://127.0.0.1:" + dns.getLocalPort());
            assertThat(exchangers.of("boutique.example")).containsExactly("first.example", "second.example");
        }
        assertThat(new MailExchangers("dns://127.0.0.1:1").of("boutique.example"))
                .isEmpty();
    }

    /** Answers the question, whatever it is, with two exchangers, the less preferred first (RFC 1035, section 3.3.9). */
    private static void answer(DatagramSocket dns) {
        try {
            var asked = new DatagramPacket(new byte[512], 512);
            dns.receive(asked);
            var question = Arrays.copyOf(asked.getData(), asked.getLength());
            var said = ByteBuffer.allocate(512);
            said.put(question, 0, 2)
                    .putShort((short) 0x8180)
                    .putShort((short) 1)
                    .putShort((short) 2)
                    .putInt(0);
            int end = 12;
            while (question[end] != 0) end += question[end] + 1;
            said.put(question, 12, end + 5 - 12);
            exchanger(said, 20, "second");
            exchanger(said, 10, "first");
            dns.send(new DatagramPacket(said.array(), said.position(), asked.getSocketAddress()));
        } catch (IOException closed) {
            // Then the test fails.
        }
    }

    private static void exchanger(ByteBuffer said, int preference, String name) {
        var bytes = name.getBytes(StandardCharsets.US_ASCII);
        said.putShort((short) 0xc00c).putShort((short) 15).putShort((short) 1).putInt(60);
        said.putShort((short) (2 + 1 + bytes.length + 1 + 7 + 1)).putShort((short) preference);
        said.put((byte) bytes.length)
                .put(bytes)
                .put((byte) 7)
                .put("example".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0);
    }
}
