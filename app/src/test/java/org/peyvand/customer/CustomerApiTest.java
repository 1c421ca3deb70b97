package org.peyvand.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.workspace.Role;
import org.peyvand.workspace.TestWorkspace;
import org.peyvand.workspace.program.ApiKeys;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Customers for programs: found, written down, changed and merged over the API, and refusals a program can read. */
@PeyvandTest
class CustomerApiTest {

    private static final String PATH = "/api/v1/customers";
    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private Customers customers;

    @Autowired
    private ApiKeys keys;

    private TestWorkspace shop;
    private TestClient program;

    @BeforeEach
    void open() {
        shop = TestWorkspace.create();
        program = TestClient.program(shop);
    }

    @Test
    void customerIsWrittenDownAndRead() {
        var made = json(program.send("POST", PATH, """
                {"name": "مریم حسینی‌نسب", "city": "رشت", "birthday": "1990-05-01", "tags": ["عمده"],
                 "handles": [{"kind": "mobile", "value": "۰۹۱۲ ۳۴۵ ۶۷۸۹"}]}"""));
        var read = json(program.get(PATH + "/" + made.path("id").asString()));
        assertThat(read).isEqualTo(made);
        assertThat(read.path("handles").path(0).path("key").asString()).isEqualTo("+989123456789");
        assertThat(read.path("birthday").asString()).isEqualTo("1990-05-01");
        assertThat(read.path("tags").path(0).asString()).isEqualTo("عمده");
        assertThat(read.path("standing").path("worth").path("currency").asString())
                .isEqualTo("IRR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"مریم حسيني نسب", "09123456789", "+98 912 345 6789"})
    void customerIsFoundInAnySpelling(String query) {
        program.send(
                "POST",
                PATH,
                "{\"name\": \"مریم حسینی‌نسب\", \"handles\": [{\"kind\": \"mobile\", \"value\": \"09123456789\"}]}");
        var found = program.get(PATH + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        assertThat(json(found).path("items")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(CustomerList.Sort.class)
    void pagesHoldEverybodyOnce(CustomerList.Sort sort) {
        var all = new ArrayList<String>();
        shop.run(() -> {
            for (int i = 0; i < 120; i++) {
                all.add(customers
                        .create(new CustomerDetails("نام " + i, "", Optional.empty()), List.of())
                        .toString());
            }
        });
        var read = new ArrayList<String>();
        var cursor = "";
        do {
            var page = json(program.get(PATH + "?sort=" + ListView.code(sort) + "&cursor=" + cursor));
            page.path("items").forEach(item -> read.add(item.path("id").asString()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        if (sort == CustomerList.Sort.WORTH || sort == CustomerList.Sort.NEWEST) {
            assertThat(read).containsExactlyInAnyOrderElementsOf(all);
        } else {
            assertThat(read).isEmpty();
        }
    }

    @Test
    void changeKeepsWhatItLeavesOut() {
        var id = create("{\"name\": \"Maryam\", \"city\": \"Rasht\", \"birthday\": \"1990-05-01\"}");
        program.send("PATCH", PATH + "/" + id, "{\"city\": \"Tehran\"}");
        var cleared = json(program.send("PATCH", PATH + "/" + id, "{\"birthday\": \"\"}"));
        assertThat(cleared.path("name").asString()).isEqualTo("Maryam");
        assertThat(cleared.path("city").asString()).isEqualTo("Tehran");
        assertThat(cleared.path("birthday").isNull()).isTrue();
    }

    @Test
    void handlesAndTagsComeAndGo() {
        var path = PATH + "/" + create("{\"name\": \"Maryam\"}");
        var handled =
                json(program.send("POST", path + "/handles", "{\"kind\": \"mail\", \"value\": \"Maryam@Example.ir\"}"));
        var handle = handled.path("handles").path(0);
        assertThat(handle.path("key").asString()).isEqualTo("maryam@example.ir");
        assertThat(program.send("DELETE", path + "/handles/" + handle.path("id").asString(), "")
                        .statusCode())
                .isEqualTo(204);
        program.send("POST", path + "/tags", "{\"tag\": \"vip\"}");
        assertThat(json(program.get(path)).path("tags")).hasSize(1);
        program.send("DELETE", path + "/tags?tag=VIP", "");
        assertThat(json(program.get(path)).path("tags")).isEmpty();
    }

    @Test
    void mergeAnswersAsOneAndIsUndone() {
        var kept = create("{\"name\": \"Maryam\"}");
        var absorbed =
                create("{\"name\": \"Maryam H\", \"handles\": [{\"kind\": \"mail\", \"value\": \"m@example.ir\"}]}");
        var merged = json(program.send("POST", PATH + "/" + kept + "/merge", "{\"absorb\": \"" + absorbed + "\"}"));
        assertThat(merged.path("customer").path("handles")).hasSize(1);
        assertThat(json(program.get(PATH + "/" + absorbed)).path("id").asString())
                .isEqualTo(kept);
        program.send("POST", "/api/v1/merges/" + merged.path("merge").asString() + "/undo", "");
        assertThat(json(program.get(PATH + "/" + absorbed)).path("id").asString())
                .isEqualTo(absorbed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | nam                | {'nam': 'Maryam'}",
                "400 | birthday           | {'name': 'Maryam', 'birthday': 'yesterday'}",
                "400 | handles[0].values  | {'handles': [{'values': 1}]}",
                "422 | handles[1].value   | {'handles': [{'kind': 'mail', 'value': 'a@b.ir'}, {'kind': 'mobile', 'value': '12'}]}",
                "422 | handles[0].kind    | {'handles': [{'kind': 'fax', 'value': '12'}]}",
            })
    void refusalNamesTheField(int status, String field, String body) {
        var refused = program.send("POST", PATH, body.replace('\'', '"'));
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(refused).path("code").asString()).isEqualTo("api.refused.fields");
        assertThat(json(refused).path("errors").path(0).path("field").asString())
                .isEqualTo(field);
        assertThat(json(program.get(PATH + "?sort=newest")).path("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | GET  | /api/v1/customers?cursor=nonsense | ",
                "400 | GET  | /api/v1/customers?sort=nonsense   | ",
                "400 | GET  | /api/v1/customers/nonsense        | ",
                "404 | GET  | /api/v1/nonsense                  | ",
                "405 | PUT  | /api/v1/customers                 | {}",
                "400 | POST | /api/v1/customers                 | ''",
                "400 | POST | /api/v1/customers                 | {",
                "400 | POST | /api/v1/customers                 | []",
                "400 | POST | /api/v1/customers                 | {\"name\": \"a\", \"name\": \"b\"}",
                "422 | POST | /api/v1/customers                 | {}",
            })
    void everyRefusalIsProblemDetails(int status, String method, String path, String body) {
        var refused = program.send(method, path, body == null ? "" : body);
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(refused).path("status").asInt()).isEqualTo(status);
        assertThat(json(refused).path("detail").asString()).isNotBlank();
    }

    @Test
    void bodyOverFiveMegabytesIsRefused() {
        var refused = program.send("POST", PATH, "{\"name\": \"" + "x".repeat(5_000_000) + "\"}");
        assertThat(refused.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({"ADMIN, 201", "AGENT, 201", "ANALYST, 403"})
    void keysRoleDecides(Role role, int status) {
        var narrower = TestClient.withKey(shop.acting(() -> keys.create("narrow", role)));
        assertThat(narrower.send("POST", PATH, "{\"name\": \"Maryam\"}").statusCode())
                .isEqualTo(status);
        assertThat(narrower.get(PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void customersOfOthersDoNotExist() {
        var theirs = TestClient.program(TestWorkspace.create()).send("POST", PATH, "{\"name\": \"Theirs\"}");
        var id = json(theirs).path("id").asString();
        assertThat(program.get(PATH + "/" + id).statusCode()).isEqualTo(404);
        assertThat(json(program.get(PATH + "?query=Theirs")).path("items")).isEmpty();
        assertThat(program.send(
                                "POST",
                                PATH + "/" + create("{\"name\": \"Ours\"}") + "/merge",
                                "{\"absorb\": \"" + id + "\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void documentTellsEveryEndpointAndItsPageShowsThem() {
        var document = json(TestClient.stranger().get("/api/openapi"));
        assertThat(StreamSupport.stream(document.path("paths").spliterator(), false))
                .hasSizeGreaterThan(10);
        var page = TestClient.stranger().get("/api").body();
        document.path("paths").properties().forEach(path -> assertThat(page).contains(path.getKey()));
        assertThat(page).contains("Idempotency-Key", "orders[].lines[].unitPrice", "C-2041");
        var named = document.at("/components/schemas/CustomerReference/example");
        assertThat(named.path("shopNumber").asString()).as("what a shop knows").isEqualTo("C-2041");
        assertThat(named.has("id")).as("what it does not know yet").isFalse();
    }

    private String create(String body) {
        return json(program.send("POST", PATH, body)).path("id").asString();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
