package org.peyvand.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.channel.mail.reading.MailArchive;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Some hundreds of real and of cruel mails from the tests of other mail programs, all delivered to one mailbox: none is lost,
 * none stops the next, each becomes a message or is set aside for a reason.
 */
@PeyvandTest
class MailCorpusTest {

    private static final List<String> ARCHIVES =
            List.of("zammad2017", "flanker", "nodemailer", "zbateson", "mime4j_core", "talon", "crisp_reply");

    /** Far more than any takes: what is looked for is reading without end. */
    private static final long LONGEST_MILLIS = 10_000;

    private final ApplicationContext context;
    private final TransactionTemplate transaction;
    private final DSLContext db;

    @Autowired
    MailCorpusTest(ApplicationContext context, TransactionTemplate transaction, DSLContext db) {
        this.context = context;
        this.transaction = transaction;
        this.db = db;
    }

    @Test
    void everyMailGoesIn() {
        var mails = mails();
        var shop = TestWorkspace.create();
        var received = new LinkedHashMap<String, UUID>();
        shop.run(() -> {
            var mailbox = Letters.mailbox(context, "shop@example.com");
            mails.forEach((name, bytes) ->
                    received.put(name, timed(name, () -> Letters.deliver(context, mailbox.id(), bytes))));
        });
        assertThat(mails).hasSizeGreaterThan(400);
        assertThat(received).hasSameSizeAs(mails);
        shop.run(() -> transaction.executeWithoutResult(_ -> {
            var kept = new HashSet<>(received.values());
            assertThat(count("conversation.received")).isEqualTo(kept.size());
            assertThat(count("channel.mail")).isEqualTo(kept.size());
            assertThat(count("conversation.received where handled_at is null")).isZero();
            assertThat(db.fetch("select problem from conversation.received where quarantined_at is not null"))
                    .isEmpty();
            assertThat(count("conversation.message") + count("conversation.received where aside <> ''"))
                    .isEqualTo(kept.size());
            System.out.printf(
                    "Mails %d, different %d, messages %d, set aside %d, files %d, automatic %d, lists %d%n",
                    mails.size(),
                    kept.size(),
                    count("conversation.message"),
                    count("conversation.received where aside <> ''"),
                    count("conversation.attachment"),
                    count("channel.mail where kind = 'auto_reply'"),
                    count("channel.mail where kind = 'list'"));
        }));
    }

    private static UUID timed(String name, Supplier<UUID> delivery) {
        var begun = System.nanoTime();
        var received = delivery.get();
        assertThat((System.nanoTime() - begun) / 1_000_000).as(name).isLessThan(LONGEST_MILLIS);
        return received;
    }

    private int count(String table) {
        return ((Number) db.fetchValue("select count(*) from " + table)).intValue();
    }

    private static Map<String, byte[]> mails() {
        var mails = new LinkedHashMap<String, byte[]>();
        for (var archive : ARCHIVES) {
            MailArchive.files(archive).forEach((name, bytes) -> {
                if (isMail(name)) mails.put(archive + "/" + name, bytes);
            });
        }
        return mails;
    }

    /** What stands beside the mails: licences, answers. Decoded parts are no mails, and a fine test all the same. */
    private static boolean isMail(String name) {
        return !new ArrayList<>(List.of("LICENSE", "README.md", "README.txt", "expected.json", ".gitignore"))
                .contains(name.substring(name.lastIndexOf('/') + 1));
    }
}
