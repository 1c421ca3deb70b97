package org.peyvand;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.peyvand.channel.form.Form;
import org.peyvand.channel.form.Forms;
import org.peyvand.channel.mail.MailBelongings;
import org.peyvand.commerce.Imports;
import org.peyvand.commerce.woocommerce.WooBelongings;
import org.peyvand.conversation.Asked;
import org.peyvand.conversation.CannedAnswers;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.InboxFilter;
import org.peyvand.conversation.InboxView;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Inquiries;
import org.peyvand.conversation.Intake;
import org.peyvand.conversation.inbox.SavedFilters;
import org.peyvand.conversation.level.Kind;
import org.peyvand.conversation.level.Rule;
import org.peyvand.conversation.level.Rules;
import org.peyvand.customer.Clue;
import org.peyvand.customer.CustomerDetails;
import org.peyvand.customer.Customers;
import org.peyvand.customer.HandleKind;
import org.peyvand.customer.Merges;
import org.peyvand.customer.NewTouch;
import org.peyvand.customer.Person;
import org.peyvand.customer.Touches;
import org.peyvand.delivery.DeliveryBelongings;
import org.peyvand.knowledge.ArticleText;
import org.peyvand.knowledge.Articles;
import org.peyvand.knowledge.Categories;
import org.peyvand.knowledge.KnowledgeBelongings;
import org.peyvand.timeline.Happening;
import org.peyvand.timeline.NewEntry;
import org.peyvand.timeline.Timeline;
import org.peyvand.web.Language;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.Teams;
import org.peyvand.workspace.TestWorkspace;
import org.springframework.context.ApplicationContext;

/**
 * One of each thing of a workspace that a route may name, by the word before the id in the route's path. A route with
 * an id of something new fails its test until the thing is made here.
 */
record Belongings(TestWorkspace workspace, TestClient member, TestClient program, Map<String, UUID> ids) {

    /** A word of the customers' names, which no answer to another workspace may hold. */
    static final String NAME = "پنهان‌دخت";

    static Belongings make(ApplicationContext context) {
        var workspace = TestWorkspace.create();
        var member = TestClient.member(workspace.owner());
        var ids = new LinkedHashMap<String, UUID>();
        ids.put("workspace", workspace.uuid());
        workspace.run(() -> makeCustomers(
                context.getBean(Customers.class), context.getBean(Merges.class), context.getBean(Touches.class), ids));
        workspace.run(() -> ids.put("happenings", note(ids.get("customers"), context.getBean(Timeline.class))));
        ids.put("import", workspace.acting(() -> upload(context.getBean(Imports.class))));
        ids.put("members", workspace.join(Role.AGENT).actor().id().orElseThrow());
        ids.put("member", ids.get("members"));
        workspace.run(() -> makeConversation(context, ids));
        ids.put("woocommerce", workspace.acting(() -> WooBelongings.shop(context)));
        ids.put("refused", workspace.acting(() -> WooBelongings.refused(context, ids.get("woocommerce"), NAME)));
        ids.put("quarantine", only(workspace, "select received_id from conversation.received"));
        member.post("/settings/members/invite", Map.of("email", "guest@example.com", "role", "agent"));
        ids.put("invitations", only(workspace, "select invitation_id from workspace.invitation"));
        ids.put("keys", only(workspace, "select key_id from workspace.api_key"));
        workspace.run(() -> makeKnowledge(context, ids));
        ids.put("handles", only(workspace, "select handle_id from customer.handle"));
        return new Belongings(workspace, member, TestClient.program(workspace), ids);
    }

    private static void makeCustomers(Customers customers, Merges merges, Touches touches, Map<String, UUID> ids) {
        var mail = customers.handle(HandleKind.MAIL, "secret@example.com");
        var one = customers.create(new CustomerDetails(NAME, "", Optional.empty()), List.of(mail));
        var other = customers.create(new CustomerDetails(NAME + " دیگر", "", Optional.empty()), List.of());
        var absorbed = customers.create(new CustomerDetails(NAME + " سوم", "", Optional.empty()), List.of());
        var merge = merges.merge(one, absorbed);
        ids.put("customers", one);
        ids.put("touches", touch(one, touches));
        for (var withAnother : List.of("merge", "household", "different")) ids.put(withAnother, other);
        for (var undoing : List.of("unmerge", "merges")) ids.put(undoing, merge);
    }

    private static UUID note(UUID customer, Timeline timeline) {
        var said = new Happening.Note(NAME);
        return timeline.record(new NewEntry(customer, Instant.now(), said, NewEntry.DESK, Optional.empty()));
    }

    private static UUID touch(UUID customer, Touches touches) {
        var clue = new Clue.Told(NAME, NAME);
        touches.record(List.of(new NewTouch(customer, Instant.now(), clue, Touches.DESK, NAME)));
        return touches.of(customer).getFirst().id();
    }

    private static void makeKnowledge(ApplicationContext context, Map<String, UUID> ids) {
        var category = context.getBean(Categories.class).add(NAME, "");
        var text = new ArticleText(NAME, "متن " + NAME);
        ids.put("knowledge", context.getBean(Articles.class).create(Language.FA, text, Optional.of(category)));
        ids.put("categories", category);
        ids.put("folders", KnowledgeBelongings.folder(context));
        ids.put("pictures", KnowledgeBelongings.picture(context));
    }

    private static void makeConversation(ApplicationContext context, Map<String, UUID> ids) {
        var person = new Person(NAME + " نویسنده", "", List.of());
        var incoming = new Incoming(Optional.of(person), Optional.empty(), NAME, NAME, Instant.now());
        ids.put(
                "inbox",
                context.getBean(Intake.class).take("form", UUID.randomUUID().toString(), incoming));
        ids.put("conversations", ids.get("inbox"));
        ids.put("levels", rule(context.getBean(Rules.class)));
        ids.put("teams", context.getBean(Teams.class).add(NAME, false, List.of()));
        ids.put("team", ids.get("teams"));
        var filter = InboxFilter.NONE;
        var view = new InboxView(InboxView.View.ALL, InboxView.Order.NEWEST, filter, Optional.empty());
        ids.put("filters", context.getBean(SavedFilters.class).save(NAME, view, true));
        var inbox = ids.get("inbox");
        ids.put(
                "messages",
                context.getBean(Conversations.class).answer(inbox, NAME).id());
        for (var withAnother : List.of("other", "joined")) ids.put(withAnother, inbox);
        var colleague = new Asked.Member(ids.get("members"));
        ids.put(
                "questions",
                context.getBean(Inquiries.class).ask(inbox, colleague, NAME).id());
        ids.put("deliveries", DeliveryBelongings.delivery(context, NAME));
        ids.put("answers", context.getBean(CannedAnswers.class).add(NAME, NAME));
        var form = new Form(Forms.newId(), NAME, "", true, true, true, true);
        context.getBean(Forms.class).add(form);
        ids.put("forms", form.id());
        context.getBean(Intake.class).receive("form", UUID.randomUUID().toString(), "{" + NAME);
        ids.put("mail", MailBelongings.mailbox(context));
        ids.put("mailbox", ids.get("mail"));
    }

    private static UUID rule(Rules rules) {
        var promised = Map.of(Kind.FIRST_ANSWER, Duration.ofHours(1));
        var rule = new Rule(Rules.newId(), NAME, Optional.empty(), Optional.empty(), Optional.empty(), promised);
        rules.add(rule);
        return rule.id();
    }

    private static UUID upload(Imports imports) {
        var file =
                "شماره سفارش,تاریخ,نام مشتری,مبلغ کل\n1,1404/01/05," + NAME + ",1000\n2,1404/01/06," + NAME + ",2000\n";
        return imports.upload("orders.csv", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    private static UUID only(TestWorkspace workspace, String query) {
        var found = new UUID[1];
        TestDatabase.owner().execute(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(query + " where workspace_id = '" + workspace.uuid() + "'")) {
                rows.next();
                found[0] = rows.getObject(1, UUID.class);
            }
        });
        return found[0];
    }

    UUID id(String kind) {
        var id = ids.get(kind);
        if (id == null) throw new AssertionError("Make in Belongings what an id after \"" + kind + "\" stands for.");
        return id;
    }

    /** What jobs write by themselves, once a day and in the first minutes. */
    private static final Set<String> OF_JOBS = Set.of("worth.snapshot");

    /** All rows of the workspace, as one word per table: it differs as soon as any of them does. */
    Map<String, String> fingerprint() {
        var catalogue = new Catalogue(TestDatabase.owner());
        var prints = new LinkedHashMap<String, String>();
        TestDatabase.owner().execute(connection -> {
            try (var statement = connection.createStatement()) {
                for (var table : WallTest.walled(catalogue).toList()) {
                    if (OF_JOBS.contains(table.name())) continue;
                    var rows = statement.executeQuery(
                            "select md5(coalesce(string_agg(t::text, ';' order by t::text), '')) from " + table
                                    + " t where workspace_id = '" + workspace.uuid() + "'");
                    rows.next();
                    prints.put(table.name(), rows.getString(1));
                }
            }
        });
        return prints;
    }
}
