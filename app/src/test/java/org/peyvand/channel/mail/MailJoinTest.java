package org.peyvand.channel.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.channel.mail.mailbox.Mailbox;
import org.peyvand.channel.mail.thread.MailThreads;
import org.peyvand.channel.mail.thread.ReplyAddress;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Inbox;
import org.peyvand.conversation.InboxView;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.join.Joins;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Mail goes on where its messages went: to the joined conversation, and to the one that was split off. */
@PeyvandTest
class MailJoinTest {

    private static final String CUSTOMER = "maryam@example.com";

    @Autowired
    ApplicationContext context;

    @Autowired
    Joins joins;

    @Autowired
    Conversations conversations;

    @Autowired
    Inbox inbox;

    @Autowired
    MailThreads threads;

    @Autowired
    ReplyAddress addresses;

    private TestWorkspace shop;
    private Mailbox mailbox;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        mailbox = shop.acting(() -> Letters.mailbox(context, "shop@example.com"));
    }

    private UUID comes(String id, String text, String header, String value) {
        return shop.acting(() -> {
            var letter = Letters.from(CUSTOMER)
                    .with("Subject", "سفارش")
                    .with("Message-ID", id)
                    .saying(text);
            Letters.deliver(
                    context,
                    mailbox.id(),
                    header.isEmpty()
                            ? letter.bytes()
                            : letter.with(header, value).bytes());
            return all().getFirst().id();
        });
    }

    private List<Conversation> all() {
        return inbox.page(new InboxView(InboxView.View.ALL, InboxView.Order.NEWEST, Optional.empty()))
                .conversations();
    }

    private List<String> texts(UUID conversation) {
        return shop.acting(() -> conversations.messages(conversation, Integer.MAX_VALUE, true)).stream()
                .map(Message::text)
                .toList();
    }

    @Test
    void answersToEitherOfTwoJoinedLandInTheOne() {
        var one = comes("<a1@example.com>", "یک", "", "");
        var other = comes("<b1@example.com>", "دو", "", "");
        assertThat(one).isNotEqualTo(other);
        shop.run(() -> joins.join(one, other));
        comes("<b2@example.com>", "سه", "In-Reply-To", "<b1@example.com>");
        var address = shop.acting(() -> addresses.of(mailbox, other));
        comes("<b3@example.com>", "چهار", "Delivered-To", address);
        comes("<a2@example.com>", "پنج", "In-Reply-To", "<a1@example.com>");
        assertThat(texts(one)).containsExactlyInAnyOrder("یک", "دو", "سه", "چهار", "پنج");
        shop.run(() -> {
            assertThat(all()).hasSize(1);
            assertThat(threads.of(one).orElseThrow().references()).contains("<a1@example.com>", "<b1@example.com>");
        });
    }

    @Test
    void answerToWhatWasSplitOffFollowsIt() {
        var one = comes("<a1@example.com>", "یک", "", "");
        comes("<a2@example.com>", "دو", "In-Reply-To", "<a1@example.com>");
        var second = shop.acting(() -> conversations.messages(one, Integer.MAX_VALUE, true))
                .getLast()
                .id();
        var other = shop.acting(() -> joins.split(one, List.of(second), "پول"));
        comes("<a3@example.com>", "سه", "In-Reply-To", "<a2@example.com>");
        comes("<a4@example.com>", "چهار", "In-Reply-To", "<a1@example.com>");
        assertThat(texts(one)).containsExactly("یک", "چهار");
        assertThat(texts(other)).containsExactly("دو", "سه");
        shop.run(() -> {
            assertThat(threads.of(other).orElseThrow().to()).isEqualTo(CUSTOMER);
            assertThat(threads.of(one).orElseThrow().references())
                    .containsExactly("<a1@example.com>", "<a4@example.com>");
        });
    }
}
