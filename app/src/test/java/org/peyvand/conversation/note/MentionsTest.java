package org.peyvand.conversation.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.PeyvandTest;
import org.peyvand.conversation.Conversation;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Handling;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Intake;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.Members;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.Teams;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever is named in a note finds the conversation, until they have looked; nobody else does. */
@PeyvandTest
class MentionsTest {

    @Autowired
    Intake intake;

    @Autowired
    Conversations conversations;

    @Autowired
    Handling handling;

    @Autowired
    Mentions mentions;

    @Autowired
    Members members;

    @Autowired
    Teams teams;

    private TestWorkspace shop;
    private Actor sara;
    private Actor reza;
    private UUID conversation;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        sara = colleague("سارا مرادی");
        reza = colleague("رضا");
        conversation = shop.acting(() -> intake.take(
                "form",
                UUID.randomUUID().toString(),
                new Incoming(Optional.empty(), Optional.empty(), "", "سلام", Instant.now())));
    }

    private Actor colleague(String name) {
        var actor = shop.join(Role.AGENT).actor();
        shop.run(() -> members.rename(actor.id().orElseThrow(), name));
        return actor;
    }

    @ParameterizedTest
    @CsvSource({
        "@سارا مرادی ببین, true",
        "لطفاً @سارا مرادی، نگاه کن, true",
        "@سارا مرادي, true",
        "سارا مرادی ببین, false",
        "@سارا, false",
        "@سارا مرادیان, false",
    })
    void nameAfterTheSignIsFound(String note, boolean named) {
        shop.run(() -> conversations.note(conversation, note));
        Acting.run(sara, () -> assertThat(mentions.unread()).isEqualTo(named ? 1 : 0));
        Acting.run(reza, () -> assertThat(mentions.unread()).isZero());
    }

    @Test
    void whoHasLookedIsNamedNoMoreUntilTheNextTime() {
        shop.run(() -> conversations.note(conversation, "@رضا ببین"));
        Acting.run(reza, () -> {
            assertThat(mentions.page(Optional.empty()).unread()).containsExactly(conversation);
            mentions.seen(conversation);
            assertThat(mentions.unread()).isZero();
            assertThat(mentions.page(Optional.empty()).conversations())
                    .extracting(Conversation::id)
                    .containsExactly(conversation);
        });
        shop.run(() -> conversations.note(conversation, "@رضا باز هم"));
        Acting.run(reza, () -> assertThat(mentions.unread()).isEqualTo(1));
    }

    @Test
    void teamIsAllItsMembersButTheAuthor() {
        shop.run(() -> teams.add("پشتیبانی", false, List.of(id(sara), id(reza))));
        Acting.run(sara, () -> {
            conversations.note(conversation, "@پشتیبانی کسی می‌داند؟");
            assertThat(mentions.unread()).isZero();
        });
        Acting.run(reza, () -> assertThat(mentions.unread()).isEqualTo(1));
    }

    @Test
    void namingSomebodyOutsideAClosedTeamShowsThemNothing() {
        shop.run(() -> {
            var team = teams.add("محرمانه", true, List.of(id(sara)));
            handling.handTo(conversation, Optional.of(team));
            conversations.note(conversation, "@رضا و @سارا مرادی");
        });
        Acting.run(
                reza,
                () -> assertThat(mentions.page(Optional.empty()))
                        .isEqualTo(new Mentions.Slice(List.of(), Set.of(), Optional.empty())));
        Acting.run(sara, () -> assertThat(mentions.unread()).isEqualTo(1));
    }

    @Test
    void answerToTheCustomerNamesNobody() {
        shop.run(() -> conversations.answer(conversation, "با @رضا تماس بگیرید"));
        Acting.run(reza, () -> assertThat(mentions.unread()).isZero());
    }

    private static UUID id(Actor actor) {
        return actor.id().orElseThrow();
    }
}
