package org.peyvand.channel.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What senders get wrong, and what is read all the same. */
class MailReaderTest {

    private static ReadMail read(String mail) {
        return MailReader.read(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static ReadMail read(String headers, byte[] body) {
        var mail = new ByteArrayOutputStream();
        mail.writeBytes((headers + "\n\n").getBytes(StandardCharsets.US_ASCII));
        mail.writeBytes(body);
        return MailReader.read(mail.toByteArray());
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1256, windows-1256",
        "windows-1256, ''",
        "utf-8, utf-8",
        "utf-8, us-ascii",
        "utf-8, iso-8859-1",
        "utf-8, windows-1256",
        "utf-8, no-such-charset",
        "utf-8, ''",
        "utf-16, utf-16"
    })
    void persianIsReadWhateverTheCharsetSaid(String written, String said) {
        var text = "سلام، سفارش من نرسیده است؛ لطفا پیگیری کنید.";
        var charset = said.isEmpty() ? "" : "; charset=" + said;
        var typed = written.equals("windows-1256") ? text.replace('ی', 'ي') : text;
        var mail = read("Content-Type: text/plain" + charset, typed.getBytes(Charset.forName(written)));
        assertThat(mail.text()).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=?utf-8?B?2LPZhNin2YU=?=                                     | سلام",
                "=?utf-8?Q?=D8=B3=D9=84=D8=A7=D9=85?= =?utf-8?Q?_=D8=AF?=      | سلام د",
                "=?utf-8?B?2LPZhA==?= =?utf-8?B?2KfZhQ==?=                     | سلام",
                "=?utf-8?B?2LPZhNg=?= =?utf-8?B?p9mF?=                         | سلام",
                "=?UTF-8?Q?a b c?=                                            | a b c",
                "=?utf-8?Q??= rest                                            | rest",
                "=?unknown-8bit?B?2LPZhNin2YU=?=                              | سلام",
                "=?utf-7?Q?+BjMGRAYnBkU-?=                                    | سلام",
                "=?broken                                                     | =?broken",
                "plain                                                        | plain"
            })
    void encodedWordsAreReadAsFarAsTheyGo(String written, String meant) {
        assertThat(read("Subject: " + written + "\n\nx").subject()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "Ali <ali@example.com>                       | Ali            | ali@example.com",
                "\"Ali, Reza\" <ali@example.com>             | Ali, Reza      | ali@example.com",
                "Ali, Reza <ali@example.com>                 | ''             | Ali",
                "ali@example.com (Ali)                       | Ali            | ali@example.com",
                "<ali@example.com>                           | ''             | ali@example.com",
                "ali@example.com                             | ''             | ali@example.com",
                "\"Ali <ali@example.com>                     | Ali            | ali@example.com",
                "=?utf-8?B?2LnZhNuM?= <ali@example.com>      | علی            | ali@example.com",
                "Group: ali@example.com;                     | ''             | ali@example.com",
                "\"ali@example.com\" <ali@example.com>       | ali@example.com| ali@example.com"
            })
    void sendersAreReadHoweverTheyAreWritten(String written, String name, String address) {
        var from = MailAddress.readAll(written).getFirst();
        assertThat(from).isEqualTo(new MailAddress(name, address));
    }

    @ParameterizedTest
    @CsvSource({
        "'Tue, 3 Apr 2012 16:23:59 +0400', 2012-04-03T12:23:59Z",
        "'3 Apr 12 16:23 GMT', 2012-04-03T16:23:00Z",
        "'Tue, 03-Apr-2012 16:23:59 EST', 2012-04-03T21:23:59Z",
        "'Tue, 3 Apr 2012 16.23.59 (Tehran)', 2012-04-03T16:23:59Z"
    })
    void datesAreReadForgivingly(String written, Instant meant) {
        assertThat(MailDate.read(written)).contains(meant);
    }

    @Test
    void plainTextIsPreferredAndTheLayoutKept() {
        var mail = read(
                "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nplain\n--b\nContent-Type: text/html\n\n<b>laid out</b>\n--b--");
        assertThat(mail.text()).isEqualTo("plain");
        assertThat(mail.html()).contains("<b>laid out</b>");
        assertThat(mail.files()).isEmpty();
    }

    @Test
    void markupAloneIsReadAsText() {
        var mail = read(
                "Content-Type: text/html\n\n<style>p{}</style><p>یک<p>دو<ul><li>سه<li>چهار</ul><script>alert(1)</script>");
        assertThat(mail.text()).isEqualTo("یک\n\nدو\n\n• سه\n• چهار");
    }

    @Test
    void filesKeepTheirNamesAndBytes() {
        var mail = read("""
                Content-Type: multipart/mixed; boundary=b

                --b

                متن
                --b
                Content-Type: application/ms-tnef; name=winmail.dat
                Content-Transfer-Encoding: base64

                AQID
                --b
                Content-Type: application/pdf
                Content-Disposition: attachment; filename*0*=utf-8''%D9%81%D8%A7; filename*1*=%DA%A9%D8%AA; filename*2=".pdf"

                x
                --b
                Content-Type: message/rfc822

                Subject: inner

                inner text
                --b--
                """);
        assertThat(mail.text()).isEqualTo("متن");
        assertThat(mail.files()).extracting(MailFile::name).containsExactly("winmail.dat", "فاکت.pdf", "mail.eml");
        assertThat(mail.files().getFirst().bytes()).containsExactly(1, 2, 3);
    }

    @Test
    void endlessNestingEnds() {
        var mail = new StringBuilder("Subject: deep\n");
        for (var i = 0; i < 3_000; i++)
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        mail.append("\nbottom");
        assertThat(read(mail.toString()).subject()).isEqualTo("deep");
    }

    @Test
    void markupNestedWithoutEndEnds() {
        var mail = read("Content-Type: text/html\n\n" + "<div><b><table><tr><td>".repeat(50_000) + "bottom");
        assertThat(mail.html()).isPresent();
        assertThat(MailReader.html(("Content-Type: text/html\n\n" + "<div>".repeat(100_000)).getBytes(), false))
                .isPresent();
    }

    @Test
    void textWhoseHeadersNeverEndIsStillText() {
        assertThat(read("Subject: x\nThis is no header\nnor this").text()).contains("This is no header");
        assertThat(read("just words, and no header at all").text()).contains("just words");
        assertThat(read("").text()).isEmpty();
    }

    /** Whatever the bytes, reading ends and throws nothing: mails cut, bent and glued, from one seed. */
    @Test
    void noBytesStopTheReading() {
        var random = new Random(20261122);
        var sound =
                "From: a@example.com\r\nSubject: =?utf-8?B?2LPZhNin2YU=?=\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=windows-1256\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=D3=E1=C7=E3</p>\r\n--b\r\nContent-Disposition: attachment; filename*0*=utf-8''%41\r\nContent-Transfer-Encoding: base64\r\n\r\nAQID\r\n--b--\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
        for (var i = 0; i < 3_000; i++) {
            var bent = sound.clone();
            for (var j = random.nextInt(20); j >= 0; j--)
                bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
            var cut = Arrays.copyOf(bent, random.nextInt(bent.length + 1));
            assertThat(MailReader.read(cut).text()).isNotNull();
            MailReader.html(cut, true);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: auto-replied          | AUTO_REPLY",
                "Auto-Submitted: no                    | MESSAGE",
                "Precedence: auto_reply                | AUTO_REPLY",
                "Precedence: bulk                      | LIST",
                "List-Id: <shop.example.com>           | LIST",
                "X-Autoreply: yes                      | AUTO_REPLY",
                "X-Auto-Response-Suppress: All         | MESSAGE",
                "X-Other: x                            | MESSAGE"
            })
    void machinesAreToldFromPeople(String header, MailKind kind) {
        assertThat(read("From: a@example.com\n" + header + "\n\nx").kind()).isEqualTo(kind);
    }

    @Test
    void exchangeSaysOutOfOfficeInTheSubjectAlone() {
        var mail = read("From: a@example.com\nX-Auto-Response-Suppress: All\nSubject: پاسخ خودکار: سفارش\n\nx");
        assertThat(mail.kind()).isEqualTo(MailKind.AUTO_REPLY);
    }

    @Test
    void bouncesOfManyServersAreUnderstood() {
        MailArchive.files("flanker").forEach((name, bytes) -> {
            if (!name.startsWith("messages/bounce/")) return;
            var bounce = MailReader.read(bytes).bounce();
            assertThat(bounce).as(name).isPresent();
            assertThat(bounce.orElseThrow().address()).as(name).contains("@");
        });
    }
}
