package org.peyvand.commerce.order;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.peyvand.api.Fields;
import org.peyvand.commerce.NewOrder;
import org.peyvand.commerce.Orders;
import org.peyvand.commerce.Written;
import org.peyvand.commerce.order.OrderJson.Input;
import org.peyvand.commerce.order.OrderJson.Result;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.CustomerReferences;
import org.peyvand.customer.CustomerReferences.Asked;
import org.peyvand.customer.Customers;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Workspaces;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders for programs: told in bulk, each judged by itself. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Orders", description = "What was sold and given back.")
class OrderApi {

    private final Orders orders;
    private final Customers customers;
    private final CustomerReferences references;
    private final Workspaces workspaces;

    OrderApi(Orders orders, Customers customers, CustomerReferences references, Workspaces workspaces) {
        this.orders = orders;
        this.customers = customers;
        this.references = references;
        this.workspaces = workspaces;
    }

    /** An order of the request while it is being read. */
    private record Item(Input input, Fields fields, Optional<NewOrder> anonymous) {}

    @PostMapping("/orders/bulk")
    @Transactional
    @Operation(
            summary = "Tell orders",
            description =
                    "At most 1,000. An order told again as it was changes nothing; with other contents it replaces"
                            + " what stood there. One that is rejected does not hold up the others.")
    OrderJson.Results tell(@RequestBody OrderJson.Bulk bulk, Reader reader) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        var inputs = bulk.orders().orElse(List.of());
        if (inputs.size() > Orders.MOST) throw Refused.because("api.refused.many", Orders.MOST);
        var currency = workspaces.settings().currency();
        var items = inputs.stream().map(input -> item(input, currency, reader)).toList();
        refuseSecondTellings(items);
        var named = references.resolve(items.stream().map(OrderApi::asked).toList());
        var written = orders.upsert(IntStream.range(0, items.size())
                        .filter(i -> items.get(i).fields().ok())
                        .mapToObj(i -> items.get(i).anonymous().orElseThrow().of(named.get(i)))
                        .toList())
                .iterator();
        return OrderJson.Results.of(
                items.stream().map(item -> result(item, written)).toList());
    }

    private static Item item(Input input, String currency, Reader reader) {
        var fields = new Fields(reader);
        return new Item(input, fields, OrderInput.read(input, currency, reader.now(), fields));
    }

    private static void refuseSecondTellings(List<Item> items) {
        var seen = new HashSet<OrderWriter.Key>();
        for (var item : items) {
            item.anonymous()
                    .filter(order -> !seen.add(OrderWriter.Key.of(order)))
                    .ifPresent(order -> item.fields().refuse("number", "commerce.refused.twice", order.number()));
        }
    }

    /** Nobody is written down as a new customer for an order that is rejected. */
    private static Asked asked(Item item) {
        return new Asked(item.input().customer().filter(_ -> item.fields().ok()), item.fields());
    }

    private static Result result(Item item, Iterator<Written> written) {
        var input = item.input();
        if (!item.fields().ok()) {
            return new Result(
                    input.source(),
                    input.number(),
                    "rejected",
                    Optional.empty(),
                    item.fields().wrong());
        }
        var order = written.next();
        return new Result(
                input.source(), input.number(), order.outcome().code(), Optional.of(order.order()), List.of());
    }

    @GetMapping("/customers/{id}/orders")
    @Operation(summary = "A customer's orders", description = "And returns, newest first, 50 a page.")
    OrderJson.Page of(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") @Parameter(description = "`next` of the page before.") String cursor) {
        var slice = orders.page(customers.get(id).id(), Cursor.sentBack(cursor));
        return new OrderJson.Page(
                slice.orders().stream().map(OrderJson.Output::of).toList(),
                slice.next().map(Cursor::toString));
    }
}
