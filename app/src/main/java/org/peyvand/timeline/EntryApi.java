package org.peyvand.timeline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.peyvand.api.Fields;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.CustomerReferences;
import org.peyvand.customer.CustomerReferences.Asked;
import org.peyvand.customer.Customers;
import org.peyvand.timeline.EntryJson.Input;
import org.peyvand.timeline.EntryJson.Result;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Timelines for programs: notes, visits and calls told one by one or in bulk, and what happened read back. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Timeline", description = "What happened with a customer. Orders come here by themselves.")
class EntryApi {

    private final Timeline timeline;
    private final Customers customers;
    private final CustomerReferences references;
    private final Clock clock;

    EntryApi(Timeline timeline, Customers customers, CustomerReferences references, Clock clock) {
        this.timeline = timeline;
        this.customers = customers;
        this.references = references;
        this.clock = clock;
    }

    /** An entry of the request while it is being read. */
    private record Item(Input input, Fields fields, Optional<NewEntry> entry) {}

    @PostMapping("/entries/bulk")
    @Transactional
    @Operation(
            summary = "Tell many entries",
            description = "At most 1,000. One that is rejected does not hold up the others.")
    EntryJson.Results tell(@RequestBody EntryJson.Bulk bulk, Reader reader) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        var inputs = bulk.entries().orElse(List.of());
        if (inputs.size() > Timeline.MOST) throw Refused.because("api.refused.many", Timeline.MOST);
        var items = inputs.stream().map(input -> item(input, reader)).toList();
        var ids = timeline.record(named(items)).iterator();
        return EntryJson.Results.of(
                items.stream().map(item -> result(item, ids)).toList());
    }

    @PostMapping("/entries")
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(summary = "Tell one entry")
    EntryJson.Recorded tellOne(@RequestBody Input input, Reader reader) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        var item = item(input, reader);
        var entries = named(List.of(item));
        item.fields().refuseIfWrong();
        return new EntryJson.Recorded(
                timeline.record(entries).getFirst(), entries.getFirst().customer());
    }

    private Item item(Input input, Reader reader) {
        var fields = new Fields(reader);
        return new Item(input, fields, EntryInput.read(input, clock.instant(), fields));
    }

    /** The entries nothing is wrong with, each with its customer. */
    private List<NewEntry> named(List<Item> items) {
        var found = references.resolve(items.stream().map(EntryApi::asked).toList());
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).fields().ok()) items.get(i).fields().required("customer", found.get(i));
        }
        return IntStream.range(0, items.size())
                .filter(i -> items.get(i).fields().ok())
                .mapToObj(
                        i -> items.get(i).entry().orElseThrow().of(found.get(i).orElseThrow()))
                .toList();
    }

    private static Asked asked(Item item) {
        return new Asked(item.input().customer().filter(_ -> item.fields().ok()), item.fields());
    }

    private static Result result(Item item, Iterator<UUID> ids) {
        var external = item.input().externalId();
        return item.fields().ok()
                ? new Result(external, "recorded", Optional.of(ids.next()), List.of())
                : new Result(
                        external, "rejected", Optional.empty(), item.fields().wrong());
    }

    @GetMapping("/customers/{id}/timeline")
    @Operation(summary = "A customer's timeline", description = "Newest first, 30 a page.")
    EntryJson.Page of(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") @Parameter(description = "`next` of the page before.") String cursor) {
        var slice = timeline.of(customers.get(id).id(), Cursor.sentBack(cursor));
        return new EntryJson.Page(
                slice.entries().stream().map(EntryJson.Output::of).toList(),
                slice.next().map(Cursor::toString));
    }
}
