package org.peyvand.commerce.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peyvand.PeyvandTest;
import org.peyvand.TestClient;
import org.peyvand.workspace.TestWorkspace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop tells its orders in bulk: each is judged by itself, and telling again doubles nothing. */
@PeyvandTest
class OrderApiTest {

    private static final String BULK = "/api/v1/orders/bulk";
    private static final JsonMapper JSON = new JsonMapper();

    private TestClient program;

    @BeforeEach
    void open() {
        program = TestClient.program(TestWorkspace.create());
    }

    @Test
    void orderToldAgainIsUnchangedAndWithOtherContentsChanged() {
        assertThat(outcomes(order("1", "'mobile': '09123456789'", 5000))).containsExactly("created");
        assertThat(outcomes(order("1", "'mobile': '۰۹۱۲۳۴۵۶۷۸۹'", 5000))).containsExactly("unchanged");
        assertThat(outcomes(order("1", "'mobile': '09123456789'", 7000))).containsExactly("changed");
        assertThat(customer().path("standing").path("spent").path("amount").asLong())
                .isEqualTo(14_000);
        assertThat(customer().path("standing").path("orders").asInt()).isEqualTo(1);
    }

    @Test
    void oneThatIsRejectedHoldsUpNoOther() {
        var results = tell(
                order("1", "'mobile': '09123456789'", 5000),
                order("2", "'mobile': '12'", 5000),
                order("1", "'name': 'Nobody new'", 5000),
                order("", "'name': 'Nobody new'", 5000),
                order("3", "'id': '0195a3c4-7d2e-7b11-8c5f-2f9d0b6e4a10'", 5000),
                order("4", "'name': 'Ali'", 5000));
        assertThat(results.path("created").asInt()).isEqualTo(2);
        assertThat(results.path("rejected").asInt()).isEqualTo(4);
        assertThat(results.path("results")
                        .path(1)
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo("customer.mobile");
        assertThat(results.path("results")
                        .path(2)
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo("number");
        assertThat(results.path("results")
                        .path(4)
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asString())
                .isEqualTo("customer.id");
        assertThat(json(program.get("/api/v1/customers?query=Nobody")).path("items"))
                .isEmpty();
    }

    @Test
    void customerIsFoundByWhatTheShopKnows() {
        tell(
                order("1", "'shopNumber': 'C-1', 'name': 'Maryam', 'mobile': '09123456789'", 100),
                order("2", "'shopNumber': 'C-1'", 100),
                order("3", "'mobile': '09123456789'", 100));
        assertThat(json(program.get("/api/v1/customers?sort=newest")).path("items"))
                .hasSize(1);
        assertThat(customer().path("standing").path("orders").asInt()).isEqualTo(3);
    }

    @Test
    void anonymousOrderAndReturnAreTaken() {
        var anonymous = order("1", "", 100).replace("'customer': {},", "");
        var back = order("2", "'mobile': '09123456789'", 100).replace("'quantity': 2", "'quantity': -2");
        assertThat(outcomes(anonymous, back)).containsExactly("created", "created");
        assertThat(customer().path("standing").path("returns").asInt()).isEqualTo(1);
    }

    @Test
    void ordersOfACustomerAreReadAPageAtATime() {
        var orders = IntStream.range(0, 120)
                .mapToObj(i -> order("n" + i, "'mobile': '09123456789'", 100 + i))
                .toArray(String[]::new);
        tell(orders);
        var path = "/api/v1/customers/" + customer().path("id").asString() + "/orders";
        var read = new ArrayList<String>();
        var cursor = "";
        do {
            var page = json(program.get(path + "?cursor=" + cursor));
            page.path("items").forEach(order -> read.add(order.path("number").asString()));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        assertThat(read).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void moreThanAThousandAreRefusedWhole() {
        var many = IntStream.rangeClosed(0, 1000)
                .mapToObj(i -> order("n" + i, "'name': 'Ali'", 100))
                .collect(Collectors.joining(","));
        var refused = program.send("POST", BULK, ("{'orders': [" + many + "]}").replace('\'', '"'));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(program.get("/api/v1/customers?sort=newest")).path("items"))
                .isEmpty();
    }

    private static String order(String number, String customer, long unitPrice) {
        return """
                {'source': 'shop', 'number': '%s', 'customer': {%s}, 'placedAt': '2025-03-21T10:30:00+03:30',
                 'lines': [{'product': 'CH', 'description': 'چای', 'quantity': 2, 'unitPrice': %d}]}""".formatted(number, customer, unitPrice);
    }

    private List<String> outcomes(String... orders) {
        var outcomes = new ArrayList<String>();
        tell(orders)
                .path("results")
                .forEach(result -> outcomes.add(result.path("outcome").asString()));
        return outcomes;
    }

    private JsonNode tell(String... orders) {
        var answer = program.send("POST", BULK, ("{'orders': [" + String.join(",", orders) + "]}").replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private JsonNode customer() {
        return json(program.get("/api/v1/customers?query=09123456789"))
                .path("items")
                .path(0);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
