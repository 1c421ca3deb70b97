package org.peyvand.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.peyvand.FilledShop;
import org.peyvand.PeyvandTest;
import org.peyvand.conversation.InboxView.Order;
import org.peyvand.conversation.InboxView.View;
import org.peyvand.customer.Cursor;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Each view of the inbox, in each order, is read from an index as far as it is shown and no further. */
@PeyvandTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxPlanTest {

    private static final int CONVERSATIONS = 20_000;

    @Autowired
    Inbox inbox;

    @Autowired
    DSLContext db;

    @Autowired
    TransactionTemplate transaction;

    private FilledShop filled;
    private TestWorkspace shop;

    @BeforeAll
    void fill() {
        filled = new FilledShop(db, transaction, shop -> """
                        insert into conversation.conversation (workspace_id, conversation_id, channel, state,
                            snoozed_until, closed_reason, assignee_id, warn_at, due_at, last_message_at, begun_at)
                        select '%s', gen_random_uuid(), case when n = %d then 'chat' else 'form' end, state,
                            case state when 'snoozed' then now() end, case state when 'closed' then 'solved' else '' end,
                            case when n %% 3 = 0 then '%s'::uuid end,
                            case when n %% 2 = 0 then now() end, case when n %% 2 = 0 then now() end, now() - n * interval '1 minute', now()
                        from (select n, (array['open', 'waiting', 'snoozed', 'closed'])[n %% 4 + 1] as state
                              from generate_series(1, %d) as n) as made;
                        analyze conversation.conversation""".formatted(
                        shop.uuid(), CONVERSATIONS, shop.owner().actor().id().orElseThrow(), CONVERSATIONS));
        shop = filled.shop();
    }

    static Stream<Arguments> views() {
        return Stream.of(View.values())
                .flatMap(view -> Stream.of(Order.values())
                        .flatMap(order -> Stream.of(true, false).map(first -> Arguments.of(view, order, first))));
    }

    @ParameterizedTest
    @MethodSource("views")
    void viewIsReadAlongItsIndex(View view, Order order, boolean first) {
        var after = first
                ? Optional.<Cursor>empty()
                : Optional.of(Cursor.of(Instant.now().minusSeconds(3600), new UUID(0, 0)));
        var plan = filled.plan(() -> inbox.query(new InboxView(view, order, after)));
        assertThat(plan).contains("Index Scan").doesNotContain("Sort", "Seq Scan", "Bitmap");
    }

    /** A filter is looked for among so many and no more, also where nothing fits. */
    @ParameterizedTest
    @EnumSource
    void narrowedViewIsLookedThroughAsFarAsItsBound(View view) {
        var asked = new InboxView(view, Order.NEWEST, rare(), Optional.empty());
        var plan = filled.plan(() -> inbox.query(asked));
        assertThat(plan).contains("Index Scan", "Limit").doesNotContain("Sort", "Seq Scan on conversation", "Bitmap");
    }

    private static InboxFilter rare() {
        return new InboxFilter(
                Optional.of("chat"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void whoLooksFurtherFindsTheRareOne() {
        shop.run(() -> {
            var found = new ArrayList<Conversation>();
            var slice = inbox.page(new InboxView(View.ALL, Order.NEWEST, rare(), Optional.empty()));
            assertThat(slice.conversations()).isEmpty();
            while (slice.next().isPresent()) {
                slice = inbox.page(new InboxView(View.ALL, Order.NEWEST, rare(), slice.next()));
                found.addAll(slice.conversations());
            }
            assertThat(found).extracting(Conversation::channel).containsExactly("chat");
        });
    }

    @Test
    void countingStopsAtAHundred() {
        shop.run(() -> assertThat(inbox.counts()).containsEntry(View.ALL, Inbox.MOST_COUNTED + 1));
    }
}
