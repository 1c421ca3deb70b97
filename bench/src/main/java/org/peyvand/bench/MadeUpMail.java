package org.peyvand.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * A mail of a made-up conversation, as mail programs write them: plain text and HTML side by side, in base64, with what it
 * answers repeated below. Three of them are one thread, by one customer.
 *
 * @param sender whose address it is from
 */
record MadeUpMail(String sender, byte[] bytes) {

    private static final int THREAD = 3;
    private static final Base64.Encoder LINES = Base64.getMimeEncoder();

    /** Those of so many mails, a thread's in their order. */
    static MadeUpMail numbered(int number, int of) {
        var talk = Talk.numbered(number / THREAD, of, Instant.now());
        int place = number % THREAD;
        var sender = "customer" + number / THREAD + "@mail.example";
        var text = talk.messages().get(place).text() + "\n\n" + repeated(talk, place);
        var head = List.of(
                "From: " + word("مشتری " + number / THREAD) + " <" + sender + ">",
                "To: " + MailMeasure.SHOP,
                "Subject: " + word((place == 0 ? "" : "Re: ") + "سفارش " + number / THREAD),
                "Message-ID: " + id(number),
                place == 0 ? "X-Mailer: bench" : "In-Reply-To: " + id(number - 1) + "\r\nReferences: " + id(number - 1),
                "MIME-Version: 1.0",
                "Content-Type: multipart/alternative; boundary=part");
        var html = "<html><body dir=\"rtl\"><p>" + text.replace("\n", "<br>") + "</p></body></html>";
        var mail = String.join("\r\n", head) + "\r\n\r\n" + part("plain", text) + part("html", html) + "--part--\r\n";
        return new MadeUpMail(sender, mail.getBytes(StandardCharsets.US_ASCII));
    }

    private static String repeated(Talk talk, int place) {
        return place == 0
                ? "--\nارسال‌شده از گوشی من"
                : "در روز شنبه فروشگاه نوشت:\n> "
                        + talk.messages().get(place - 1).text();
    }

    private static String id(int number) {
        return "<bench-" + number + "@mail.example>";
    }

    private static String part(String type, String text) {
        return "--part\r\nContent-Type: text/" + type + "; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + LINES.encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "\r\n";
    }

    private static String word(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return "=?utf-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
    }
}
