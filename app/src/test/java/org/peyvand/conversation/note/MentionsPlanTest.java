package org.peyvand.conversation.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.peyvand.FilledShop;
import org.peyvand.PeyvandTest;
import org.peyvand.conversation.Inbox;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Mentions of one member are read along an index. */
@PeyvandTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MentionsPlanTest {

    @Autowired
    Mentions mentions;

    @Autowired
    DSLContext db;

    @Autowired
    TransactionTemplate transaction;

    private FilledShop filled;
    private TestWorkspace shop;

    /** Mentions of the owner and of nobody else. */
    @BeforeAll
    void fill() {
        filled = new FilledShop(db, transaction, shop ->
                """
                        insert into conversation.conversation (workspace_id, conversation_id, channel, state, last_message_at, begun_at)
                        select '%1$s', gen_random_uuid(), 'form', 'open', now(), now() from generate_series(1, 5000);
                        insert into conversation.mention (workspace_id, member_id, conversation_id, at, unread)
                        select workspace_id, '%2$s', conversation_id, now(), true from conversation.conversation
                        where workspace_id = '%1$s';
                        analyze conversation.conversation;
                        analyze conversation.mention;
                        """.formatted(shop.uuid(), shop.owner().actor().id().orElseThrow()));
        shop = filled.shop();
    }

    @Test
    void mentionsAreReadAlongTheirIndexAndCountedToAHundred() {
        var plan = filled.plan(() -> mentions.query(Optional.empty()));
        assertThat(plan).contains("Index Scan").doesNotContain("Seq Scan", "Sort");
        shop.run(() -> assertThat(mentions.unread()).isEqualTo(Inbox.MOST_COUNTED + 1));
    }
}
