package org.peyvand.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.workspace.TestWorkspace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs tell what happened: notes, visits and calls, each once however often it is told. */
@PeyvandTest
class EntryApiTest {

    private static final String ENTRIES = "/api/v1/entries";
    private static final JsonMapper JSON = new JsonMapper();

    private TestClient program;
    private String customer;

    @BeforeEach
    void open() {
        program = TestClient.program(TestWorkspace.create());
        customer = json(program.send("POST", "/api/v1/customers", "{\"name\": \"Maryam\"}"))
                .path("id")
                .asString();
    }

    @Test
    void entryToldAgainUnderItsIdIsReplaced() {
        var first = tell("'kind': 'call', 'minutes': 4, 'text': 'a', 'externalId': 'x', 'source': 'pbx'");
        var second = tell("'kind': 'call', 'minutes': 9, 'text': 'b', 'externalId': 'x', 'source': 'pbx'");
        var another = tell("'kind': 'call', 'text': 'c', 'externalId': 'x', 'source': 'other'");
        assertThat(second).isEqualTo(first).isNotEqualTo(another);
        var items = timeline("").path("items");
        assertThat(items).hasSize(2);
        assertThat(items.findValuesAsString("minutes")).contains("9").doesNotContain("4");
    }

    @Test
    void oneThatIsRejectedHoldsUpNoOther() {
        var bulk = "{'entries': [%s, %s, %s]}"
                .formatted(
                        entry("'kind': 'note', 'text': 'good'"),
                        entry("'kind': 'note'"),
                        "{'customer': {'mobile': '09123456789'}, 'kind': 'visit'}");
        var results = json(program.send("POST", ENTRIES + "/bulk", bulk.replace('\'', '"')));
        assertThat(results.path("recorded").asInt()).isEqualTo(2);
        assertThat(results.path("results")
                        .path(1)
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo("text");
    }

    @Test
    void programReplacesNoEntryOfAnOrder() {
        var order =
                "{'orders': [{'source': 'shop', 'number': '1', 'customer': {'id': '%s'}, 'placedAt': '2025-03-21T10:30:00Z', 'lines': [{'total': 100}]}]}"
                        .formatted(customer);
        var told = json(program.send("POST", "/api/v1/orders/bulk", order.replace('\'', '"')));
        var id = told.path("results").path(0).path("id").asString();
        tell("'kind': 'note', 'text': 'mine', 'source': 'order', 'externalId': '" + id + "'");
        assertThat(timeline("").path("items").findValuesAsString("kind")).containsExactlyInAnyOrder("note", "order");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text      | 'kind': 'note'",
                "kind      | 'kind': 'party'",
                "kind      | 'text': 'what'",
                "direction | 'kind': 'call', 'direction': 'sideways'",
                "minutes   | 'kind': 'call', 'minutes': -1",
                "at        | 'kind': 'visit', 'at': '2999-01-01T00:00:00Z'",
                "externalId| 'kind': 'visit', 'externalId': ''",
            })
    void refusalNamesTheField(String field, String facts) {
        var refused = program.send("POST", ENTRIES, entry(facts).replace('\'', '"'));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("errors").path(0).path("field").asString())
                .isEqualTo(field);
        assertThat(timeline("").path("items")).isEmpty();
    }

    @Test
    void timelineIsReadAPageAtATime() {
        var many = IntStream.range(0, 70)
                .mapToObj(i -> entry("'kind': 'note', 'text': 'n" + i + "', 'at': '2025-01-01T00:00:00Z'"))
                .collect(Collectors.joining(","));
        program.send("POST", ENTRIES + "/bulk", ("{'entries': [" + many + "]}").replace('\'', '"'));
        var read = new ArrayList<String>();
        var cursor = "";
        do {
            var page = timeline(cursor);
            page.path("items").forEach(item -> read.add(item.path("id").asString()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        assertThat(read).hasSize(70).doesNotHaveDuplicates();
    }

    @Test
    void customersOfOthersDoNotExist() {
        var stranger = TestClient.program(TestWorkspace.create());
        assertThat(stranger.get("/api/v1/customers/" + customer + "/timeline").statusCode())
                .isEqualTo(404);
        var refused = stranger.send("POST", ENTRIES, entry("'kind': 'visit'").replace('\'', '"'));
        assertThat(json(refused).path("errors").path(0).path("field").asString())
                .isEqualTo("customer.id");
    }

    private String tell(String facts) {
        var answer = program.send("POST", ENTRIES, entry(facts).replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("id").asString();
    }

    private String entry(String facts) {
        return "{'customer': {'id': '" + customer + "'}, " + facts + "}";
    }

    private JsonNode timeline(String cursor) {
        return json(program.get("/api/v1/customers/" + customer + "/timeline?cursor=" + cursor));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
