package org.peyvand.bench;

import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Mail both ways, with a server of this process: from its inbox into conversations, and answers back to it. */
final class MailMeasure {

    static final String SHOP = "shop@peyvand.example";

    private static final String PASSWORD = "password";
    private static final Duration MOST = Duration.ofMinutes(20);
    private static final int ANSWERS = 500;
    private static final int WRITERS = 4;

    /** Longer than it takes to write the answers, so that sending begins with all of them. */
    private static final String SECONDS_TO_UNDO = "120";

    private static final String ANSWER = "سلام، سفارش شما امروز با پیک می‌رسد. ممنون که خبر دادید.";

    private static final String TAKEN = "select %s from conversation.received where channel = 'mail'";
    private static final String LEFT = "select %s from delivery.delivery where channel = 'mail'";

    private final Shop shop;
    private final Report report;
    private final List<MadeUpMail> mails;
    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
    });

    MailMeasure(Shop shop, Options options, Report report) {
        this.shop = shop;
        this.report = report;
        this.mails = IntStream.range(0, options.mails())
                .mapToObj(number -> MadeUpMail.numbered(number, options.mails()))
                .toList();
    }

    void run() throws IOException, InterruptedException, SQLException {
        server.start();
        try {
            var mailbox = connect();
            var table = new Table(
                    "Mail, %,d of them".formatted(mails.size()), "what", "program", "reference", "reference / program");
            fetch(mailbox, table);
            send(table);
            report.add(table.note(
                            "Reference of the first: the same mails taken apart by mime4j and their bytes inserted by"
                                    + " plain JDBC, with a commit each, but not fetched, understood, indexed or filed.")
                    .note("Reference of the second: Jakarta Mail alone, over one connection that stays open."));
        } catch (MessagingException | UserException e) {
            throw new IllegalStateException(e);
        } finally {
            server.stop();
        }
    }

    /** A mailbox that is not open yet. */
    private UUID connect() throws IOException, InterruptedException, SQLException {
        server.setUser(SHOP, SHOP, PASSWORD);
        var typed = Map.of(
                "address", SHOP,
                "incomingHost", "127.0.0.1",
                "incomingPort", Integer.toString(server.getImap().getPort()),
                "incomingSecurity", "none",
                "incomingPassword", PASSWORD,
                "outgoingHost", "127.0.0.1",
                "outgoingPort", Integer.toString(server.getSmtp().getPort()),
                "outgoingSecurity", "none",
                "open", "");
        shop.owner().submit("/settings/mail", "/settings/mail", typed).leadsTo();
        return UUID.fromString(shop.database().ask("select mailbox_id from channel.mailbox"));
    }

    private void fetch(UUID mailbox, Table table)
            throws IOException, InterruptedException, SQLException, MessagingException, UserException {
        report.progress("fetching " + mails.size() + " mails");
        for (var mail : mails) server.getUserManager().getUser(SHOP).deliver(new AsItIs(mail.bytes()));
        shop.owner()
                .submit("/settings/mail", "/settings/mail/" + mailbox, Map.of("open", "true"))
                .leadsTo();
        var heap = awaitCount(TAKEN.formatted("count(handled_at)"), mails.size());
        var fetched = mails.size() / number(TAKEN, "extract(epoch from max(handled_at) - min(received_at))");
        row(table, "mails a second, from their server into conversations", fetched, plainly(mailbox));
        var slowest = number(TAKEN, "1000 * extract(epoch from max(handled_at - received_at))");
        var half = number(
                TAKEN,
                "1000 * extract(epoch from percentile_cont(0.5) within group (order by handled_at - received_at))");
        table.note("From kept to in its conversation: half within %s ms, the slowest in %s ms. Peak of the heap: %s."
                        .formatted(Samples.number(half), Samples.number(slowest), Memory.megabytes(heap)))
                .note("%s mails became %s messages of %s conversations; %s were not understood."
                        .formatted(
                                mails.size(),
                                shop.database().ask("select count(*) from conversation.message where kind = 'inbound'"),
                                shop.database().ask("select count(*) from conversation.conversation"),
                                shop.database().ask(TAKEN.formatted("count(*) filter (where problem <> '')"))));
    }

    private double plainly(UUID mailbox) throws IOException, InterruptedException, SQLException {
        try (var plain = new PlainMail(shop.database(), shop.workspace(), mailbox)) {
            var warmUp = Math.min(200, mails.size());
            for (int at = 0; at < warmUp; at++) plain.take(mails.get(at).bytes(), "warm-" + at);
            Writers.Writer writer = number -> plain.take(mails.get(number).bytes(), "plain-" + number);
            return Writers.perSecond(List.of(writer), mails.size(), MOST);
        } finally {
            shop.database()
                    .execute("delete from channel.mail where external_id like 'plain-%' or external_id like 'warm-%'");
        }
    }

    private void send(Table table) throws IOException, InterruptedException, SQLException, MessagingException {
        var talks = shop.database()
                .ask("select string_agg(conversation_id::text, ',') from (select conversation_id from"
                        + " conversation.conversation limit " + ANSWERS + ") few")
                .split(",");
        report.progress("answering " + talks.length + " of them");
        shop.owner()
                .submit("/settings/deliveries", "/settings/deliveries", Map.of("seconds", SECONDS_TO_UNDO))
                .leadsTo();
        var visitors = shop.readers(WRITERS).visitors();
        var writers = new ArrayList<Writers.Writer>();
        for (var visitor : visitors) writers.add(number -> answer(visitor, talks[number]));
        Writers.perSecond(writers, talks.length, MOST);
        shop.database().execute("update delivery.delivery set not_before = now(), next_try = now()");
        awaitCount(LEFT.formatted("count(ended_at)"), talks.length);
        var left = (talks.length - 1) / number(LEFT, "extract(epoch from max(ended_at) - min(ended_at))");
        row(table, "answers a second, until the server has taken them", left, plainlySent(talks.length));
        table.note("%d answers: %s sent."
                .formatted(
                        talks.length, shop.database().ask(LEFT.formatted("count(*) filter (where state = 'sent')"))));
    }

    private static void answer(Visitor visitor, String talk) throws IOException, InterruptedException {
        var page = "/inbox/" + talk;
        visitor.submit(page, page + "/answer", Map.of("text", ANSWER)).leadsTo();
    }

    private double plainlySent(int count) throws InterruptedException, MessagingException {
        try (var plain = new PlainSending(server.getSmtp().getPort())) {
            Writers.Writer writer = number -> plain.send("plain" + number + "@mail.example", ANSWER);
            return Writers.perSecond(List.of(writer), count, MOST);
        }
    }

    private static void row(Table table, String what, double program, double reference) {
        table.row(what, Samples.number(program), Samples.number(reference), Samples.number(reference / program));
    }

    private double number(String from, String what) throws IOException, SQLException {
        return Double.parseDouble(shop.database().ask(from.formatted(what)));
    }

    /** The most of the heap that was in use meanwhile, in bytes. */
    private long awaitCount(String query, int count) throws IOException, InterruptedException, SQLException {
        long until = System.nanoTime() + MOST.toNanos();
        long peak = 0;
        while (Integer.parseInt(shop.database().ask(query)) < count) {
            if (System.nanoTime() > until) throw new IllegalStateException("Not all is done: " + query);
            shop.program().failIfEnded();
            peak = Math.max(peak, Heap.inUse(shop.program()));
            Thread.sleep(5_000);
        }
        return peak;
    }

    /** Keeps the name it was given. */
    private static final class AsItIs extends MimeMessage {

        AsItIs(byte[] bytes) throws MessagingException {
            super(null, new ByteArrayInputStream(bytes));
        }

        @Override
        protected void updateMessageID() {}
    }
}
