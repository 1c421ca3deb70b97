package org.peyvand.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.PeyvandTest;
import org.peyvand.conversation.InboxView.Order;
import org.peyvand.conversation.InboxView.View;
import org.peyvand.conversation.inbox.SavedFilters;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.Teams;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.beans.factory.annotation.Autowired;

/** A view is narrowed to what was asked for, and what is looked at often gets a name. */
@PeyvandTest
class InboxFilterTest {

    @Autowired
    Intake intake;

    @Autowired
    Inbox inbox;

    @Autowired
    Handling handling;

    @Autowired
    Teams teams;

    @Autowired
    SavedFilters filters;

    private TestWorkspace shop;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
    }

    @ParameterizedTest
    @CsvSource({"channel", "tag", "team", "owner", "priority"})
    void viewHoldsWhatFitsAndNothingElse(String by) {
        shop.run(() -> {
            var one = writes("chat");
            writes("form");
            var team = teams.add("پشتیبانی", false, List.of());
            var me = shop.owner().actor().id().orElseThrow();
            handling.tag(one, "پی‌گیری");
            handling.handTo(one, Optional.of(team));
            handling.assign(one, Optional.of(me));
            handling.prioritise(one, Priority.URGENT);
            var asked = Map.of(
                    "channel", "chat",
                    "tag", "پیگیری",
                    "team", team.toString(),
                    "owner", me.toString(),
                    "priority", "urgent");
            var view = InboxView.asked(Map.of("view", "all", by, asked.get(by)));
            assertThat(inbox.page(view).conversations())
                    .extracting(Conversation::id)
                    .containsExactly(one);
            assertThat(inbox.counts(view.filter())).containsEntry(View.ALL, 1);
            assertThat(inbox.counts()).containsEntry(View.ALL, 2);
        });
    }

    @Test
    void addressSaysTheWholeFilter() {
        var view = InboxView.asked(Map.of("view", "waiting", "tag", "پی‌گیری & 1", "priority", "low", "team", "نه"));
        var again = Arrays.stream(view.path().substring("/inbox?".length()).split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
        assertThat(InboxView.asked(again)).isEqualTo(view);
        assertThat(view.filter().fields()).isEqualTo(2);
    }

    @Test
    void savedFilterIsOnesOwnOrEveryones() {
        var view = new InboxView(View.ALL, Order.NEWEST, Optional.empty());
        var agent = shop.join(Role.AGENT).actor();
        var own = shop.acting(() -> filters.save("خودم", view, false));
        var shared = shop.acting(() -> filters.save("همه", view, true));
        Acting.run(agent, () -> {
            assertThat(filters.all()).extracting(SavedFilters.SavedFilter::name).containsExactly("همه");
            for (var id : List.of(own, shared)) {
                assertThatThrownBy(() -> filters.remove(id)).isInstanceOf(Refused.class);
            }
            filters.save("مال من", view, true);
        });
        shop.run(() -> {
            for (var saved : filters.all()) filters.remove(saved.id());
            assertThat(filters.all()).isEmpty();
        });
    }

    @Test
    void filterSavedUnderANameOfOnesOwnTakesItsPlace() {
        var view = new InboxView(View.ALL, Order.NEWEST, Optional.empty());
        var closed = new InboxView(View.CLOSED, Order.NEWEST, Optional.empty());
        var agent = shop.join(Role.AGENT).actor();
        Acting.run(agent, () -> filters.save("فرم‌ها", view, true));
        shop.run(() -> {
            filters.save("فرم‌ها", view, false);
            filters.save(" فرم‌ها ", closed, false);
            assertThat(filters.all())
                    .extracting(SavedFilters.SavedFilter::address, SavedFilters.SavedFilter::own)
                    .containsExactlyInAnyOrder(tuple(closed.path(), true), tuple(view.path(), false));
            assertThat(filters.all()).allMatch(SavedFilters.SavedFilter::removable);
        });
    }

    private UUID writes(String channel) {
        return intake.take(
                channel,
                UUID.randomUUID().toString(),
                new Incoming(Optional.empty(), Optional.empty(), "", "سلام", Instant.now()));
    }
}
