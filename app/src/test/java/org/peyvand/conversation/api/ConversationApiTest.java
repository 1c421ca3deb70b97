package org.peyvand.conversation.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.conversation.Conversations;
import org.peyvand.conversation.Incoming;
import org.peyvand.conversation.Intake;
import org.peyvand.conversation.Message;
import org.peyvand.conversation.Sendings;
import org.peyvand.delivery.TestCarrier;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.Teams;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.workspace.program.ApiKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Conversations for programs: begun, carried on, sorted and read, each message said once however often it is told. */
@PeyvandTest
class ConversationApiTest {

    private static final String PATH = "/api/v1/conversations";
    private static final JsonMapper JSON = new JsonMapper();

    private final Conversations conversations;
    private final Intake intake;
    private final Teams teams;
    private final ApiKeys keys;
    private final TransactionTemplate transaction;
    private final Telling telling;
    private final Sendings sendings;
    private TestWorkspace shop;
    private TestClient program;

    @Autowired
    ConversationApiTest(
            Conversations conversations,
            Intake intake,
            Teams teams,
            ApiKeys keys,
            TransactionTemplate transaction,
            Telling telling,
            Sendings sendings) {
        this.conversations = conversations;
        this.intake = intake;
        this.teams = teams;
        this.keys = keys;
        this.transaction = transaction;
        this.telling = telling;
        this.sendings = sendings;
    }

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        program = TestClient.program(shop);
    }

    @Test
    void whatTheCustomerSaidWaitsForUsUntilItIsAnswered() {
        var id = begin("'kind': 'inbound', 'text': 'سلام، سفارشم نرسید'");
        assertThat(read(id).path("conversation").path("state").asString()).isEqualTo("open");
        assertThat(read(id).path("conversation").path("channel").asString()).isEqualTo("api");
        say(id, "'kind': 'note', 'text': 'دیر شده است'");
        assertThat(read(id).path("conversation").path("waitingSince").isNull()).isFalse();
        say(id, "'kind': 'outbound', 'text': 'فردا می‌رسد'");
        var answered = read(id);
        assertThat(answered.path("conversation").path("state").asString()).isEqualTo("waiting");
        assertThat(answered.path("conversation").path("waitingSince").isNull()).isTrue();
        assertThat(answered.path("messages").findValuesAsString("kind")).containsExactly("inbound", "note", "outbound");
        assertThat(answered.path("earlier").isNull()).isTrue();
    }

    @Test
    void oneWeBeginWaitsForTheCustomer() {
        var id = begin("'kind': 'outbound', 'text': 'از خریدتان سپاسگزاریم'");
        assertThat(read(id).path("conversation").path("state").asString()).isEqualTo("waiting");
        say(id, "'kind': 'inbound', 'text': 'سلامت باشید'");
        assertThat(read(id).path("conversation").path("state").asString()).isEqualTo("open");
    }

    @Test
    void beginningStandsOnTheCustomersTimeline() {
        var begun = json(program.send("POST", PATH, beginning("'kind': 'inbound', 'text': 'a'")));
        var customer = begun.path("customer").asString();
        assertThat(json(program.get("/api/v1/customers/" + customer + "/timeline"))
                        .path("items")
                        .findValuesAsString("kind"))
                .containsExactly("conversation");
        assertThat(json(program.get("/api/v1/customers/" + customer + "/conversations"))
                        .path("items")
                        .findValuesAsString("id"))
                .containsExactly(begun.path("conversation").asString());
    }

    @Test
    void toldAgainUnderItsIdNothingIsSaidTwice() {
        var first = "'kind': 'inbound', 'text': 'a', 'source': 'messenger', 'externalId': '1'";
        var id = begin(first);
        assertThat(begin(first)).isEqualTo(id);
        var answer = "'kind': 'outbound', 'text': 'b', 'externalId': '1'";
        var said = json(say(id, answer)).path("id").asString();
        assertThat(json(say(id, answer)).path("id").asString()).isEqualTo(said);
        assertThat(read(id).path("messages")).hasSize(2);
    }

    @Test
    void repeatedRequestBeginsNoSecondConversation() {
        var body = beginning("'kind': 'inbound', 'text': 'a'");
        var first = program.postOnce("key-1", PATH, body);
        var again = program.postOnce("key-1", PATH, body);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(list("")).hasSize(1);
    }

    @Test
    void whatWasTakenBackIsNotSaidAgain() {
        var question = new Incoming(Optional.empty(), Optional.empty(), "", "پرسش", Instant.now());
        var id = shop.acting(() -> intake.take(TestCarrier.CHANNEL, "q", question));
        var name = Optional.of(new Telling.Name("", "7"));
        var answer = new Telling.Told(Message.Kind.OUTBOUND, "پاسخ", Optional.empty(), name);
        shop.run(() -> transaction.executeWithoutResult(_ -> {
            var said = telling.once(name, () -> telling.say(id, answer));
            sendings.takeBack(id, said.id());
        }));
        assertThat(say(id.toString(), "'kind': 'outbound', 'text': 'پاسخ', 'externalId': '7'")
                        .statusCode())
                .isEqualTo(409);
        assertThat(read(id.toString()).path("messages")).hasSize(1);
    }

    @Test
    void answerGivenElsewhereLeavesAtItsTime() {
        var id = begin("'kind': 'inbound', 'text': 'a', 'at': '2025-03-21T10:30:00+03:30'");
        say(id, "'kind': 'outbound', 'text': 'b', 'at': '2025-03-21T11:00:00+03:30'");
        assertThat(read(id).path("messages").findValuesAsString("at"))
                .containsExactly("2025-03-21T07:00:00Z", "2025-03-21T07:30:00Z");
    }

    @Test
    void conversationIsHandedOverClosedOpenedAndTagged() {
        var agent = shop.join(Role.AGENT);
        shop.run(() -> teams.add("پشتیبانی", false, List.of()));
        var id = begin("'kind': 'inbound', 'text': 'a'");
        var handed = change(id, "'assignee': '" + agent.email() + "', 'team': 'پشتیبانی', 'priority': 'urgent'");
        assertThat(handed.path("assignee").path("id").asString())
                .isEqualTo(agent.actor().id().orElseThrow().toString());
        assertThat(handed.path("team").path("name").asString()).isEqualTo("پشتیبانی");
        assertThat(handed.path("priority").asString()).isEqualTo("urgent");
        assertThat(change(id, "'assignee': ''").path("assignee").isNull()).isTrue();
        json(program.send("POST", PATH + "/" + id + "/tags", "{\"tag\": \"مرجوعی\"}"));
        assertThat(list("?tag=" + encoded("مرجوعي"))).hasSize(1);
        var closed = json(program.send("POST", PATH + "/" + id + "/close", "{}"));
        assertThat(closed.path("state").asString()).isEqualTo("closed");
        assertThat(closed.path("reason").asString()).isEqualTo("solved");
        assertThat(list("")).isEmpty();
        assertThat(list("?state=closed")).hasSize(1);
        json(program.send("POST", PATH + "/" + id + "/reopen", ""));
        assertThat(list("?state=open")).hasSize(1);
    }

    @Test
    void programThatActsOnWhatIsNoLongerSoIsToldAndChangesNothing() {
        var sara = shop.join(Role.AGENT).email();
        var reza = shop.join(Role.AGENT).email();
        var id = begin("'kind': 'inbound', 'text': 'a'");
        change(id, "'assignee': '" + sara + "', 'assigneeBefore': ''");
        var second =
                program.send("PATCH", PATH + "/" + id, quoted("{'assignee': '" + reza + "', 'assigneeBefore': ''}"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(change(id, "'priority': 'high'").path("assignee").isNull()).isFalse();
        assertThat(change(id, "'assignee': '" + reza + "', 'assigneeBefore': '" + sara + "'")
                        .path("assignee")
                        .path("id")
                        .isNull())
                .isFalse();
        say(id, "'kind': 'inbound', 'text': 'b'");
        var early = program.send("POST", PATH + "/" + id + "/close", "{\"read\": 1}");
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(json(program.send("POST", PATH + "/" + id + "/close", "{\"read\": 2}"))
                        .path("state")
                        .asString())
                .isEqualTo("closed");
    }

    @Test
    void listGoesThroughAllOnceAndNoFurtherBackThanAsked() {
        var first = Instant.parse("2025-01-01T00:00:00Z");
        var ids = shop.acting(() -> transaction.execute(_ -> IntStream.range(0, 120)
                .mapToObj(i -> intake.take(
                                "form",
                                "m" + i,
                                new Incoming(
                                        Optional.empty(), Optional.empty(), "", "n", first.plusSeconds(60L * (i / 3))))
                        .toString())
                .toList()));
        assertThat(pages("?")).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids);
        assertThat(pages("?since=2025-01-01T00:30:00Z&")).hasSize(30);
        assertThat(pages("?since=2026-01-01T00:30:00Z&")).isEmpty();
    }

    private List<String> pages(String query) {
        var ids = new ArrayList<String>();
        var cursor = "";
        do {
            var page = json(program.get(PATH + query + "cursor=" + cursor));
            ids.addAll(page.path("items")
                    .valueStream()
                    .map(one -> one.path("id").asString())
                    .toList());
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return ids;
    }

    @Test
    void longTalkIsReadFromBothEnds() {
        var id = begin("'kind': 'inbound', 'text': '1'");
        shop.run(() -> transaction.executeWithoutResult(
                _ -> IntStream.rangeClosed(2, 130).forEach(i -> conversations.note(UUID.fromString(id), "" + i))));
        var last = read(id);
        assertThat(last.path("messages")).hasSize(100);
        assertThat(last.path("earlier").asInt()).isEqualTo(31);
        assertThat(json(program.get(PATH + "/" + id + "/messages?before=31")).path("items"))
                .hasSize(30);
        assertThat(json(program.get(PATH + "/" + id + "/messages?after=128"))
                        .path("items")
                        .findValuesAsString("text"))
                .containsExactly("129", "130");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "message.kind       | 'kind': 'note', 'text': 'a'",
                "message.kind       | 'text': 'a'",
                "message.text       | 'kind': 'inbound'",
                "message.text       | 'kind': 'inbound', 'text': '  '",
                "message.at         | 'kind': 'inbound', 'text': 'a', 'at': '2999-01-01T00:00:00Z'",
                "message.externalId | 'kind': 'inbound', 'text': 'a', 'externalId': ' '",
            })
    void refusalNamesTheField(String field, String message) {
        var answer = program.send("POST", PATH, beginning(message));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).path("errors").findValuesAsString("field"))
                .containsExactly(field);
        assertThat(list("")).isEmpty();
    }

    @Test
    void nobodyIsWrittenDownForWhatIsRefused() {
        var answer = program.send(
                "POST", PATH, "{\"customer\": {\"name\": \"X\"}, \"message\": {\"kind\": \"party\", \"text\": \"a\"}}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(program.get("/api/v1/customers")).path("items")).isEmpty();
    }

    @Test
    void customerWritesInConversationsOfOtherChannelsThemselves() {
        var form = shop.acting(() ->
                intake.take("form", "f", new Incoming(Optional.empty(), Optional.empty(), "", "پرسش", Instant.now())));
        assertThat(say(form.toString(), "'kind': 'inbound', 'text': 'دروغ'").statusCode())
                .isEqualTo(422);
        assertThat(say(form.toString(), "'kind': 'outbound', 'text': 'پاسخ'").statusCode())
                .isEqualTo(201);
    }

    @Test
    void analystsKeyReadsAndChangesNothing() {
        var id = begin("'kind': 'inbound', 'text': 'a'");
        var analyst = TestClient.withKey(shop.acting(() -> keys.create("read", Role.ANALYST)));
        assertThat(analyst.get(PATH + "/" + id).statusCode()).isEqualTo(200);
        assertThat(analyst.send("POST", PATH + "/" + id + "/messages", quoted("{'kind': 'note', 'text': 'a'}"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(analyst.send("POST", PATH, beginning("'kind': 'inbound', 'text': 'a'"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(analyst.send("POST", PATH + "/" + id + "/close", "{}").statusCode())
                .isEqualTo(403);
        assertThat(list("")).hasSize(1);
    }

    @Test
    void strangeNamesOfPeopleAndTeamsAreRefused() {
        var id = begin("'kind': 'inbound', 'text': 'a'");
        var answer = program.send(
                "PATCH", PATH + "/" + id, quoted("{'assignee': 'x@example.com', 'team': 'none', 'priority': 'odd'}"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).path("errors").findValuesAsString("field"))
                .containsExactly("team", "assignee", "priority");
    }

    private String begin(String message) {
        return json(program.send("POST", PATH, beginning(message)))
                .path("conversation")
                .asString();
    }

    private static String beginning(String message) {
        return quoted("{'customer': {'name': 'مریم', 'mobile': '09123456789'}, 'subject': 'سفارش', 'message': {"
                + message + "}}");
    }

    private HttpResponse<String> say(String conversation, String message) {
        return program.send("POST", PATH + "/" + conversation + "/messages", quoted("{" + message + "}"));
    }

    private JsonNode change(String conversation, String fields) {
        return json(program.send("PATCH", PATH + "/" + conversation, quoted("{" + fields + "}")));
    }

    private JsonNode read(String conversation) {
        return json(program.get(PATH + "/" + conversation));
    }

    private List<JsonNode> list(String query) {
        return json(program.get(PATH + query)).path("items").valueStream().toList();
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }
}
