package org.peyvand.customer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.api.Fields;
import org.peyvand.customer.CustomerJson.Full;
import org.peyvand.customer.CustomerList.Filter;
import org.peyvand.customer.CustomerList.Slice;
import org.peyvand.customer.CustomerList.Sort;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Workspaces;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Customers for programs: find, write down, change. */
@RestController
@RequestMapping("/api/v1/customers")
@Tag(
        name = "Customers",
        description = "The people who buy. A customer who was joined to another answers as that other.")
class CustomerApi {

    private static final String ORDERS = "worth, expected, purchases, staying, lost, seen, late, newest";

    private final Customers customers;
    private final CustomerList list;
    private final CustomerSearch search;
    private final Workspaces workspaces;
    private final Clock clock;

    CustomerApi(Customers customers, CustomerList list, CustomerSearch search, Workspaces workspaces, Clock clock) {
        this.customers = customers;
        this.list = list;
        this.search = search;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "Find customers",
            description = "With `query`, the best 50 by name in any spelling, phone, mail, shop or order number, on one"
                    + " page. Without it, all of them, 50 a page.")
    CustomerJson.Page find(
            @RequestParam(defaultValue = "") @Parameter(example = "حسینی") String query,
            @RequestParam(defaultValue = "worth")
                    @Parameter(
                            description =
                                    ORDERS + ". By expected value (expected), by expected purchases, and by how"
                                            + " likely they still are a customer (staying, lost) come only those who have bought.",
                            example = "worth")
                    String sort,
            @RequestParam(defaultValue = "false")
                    @Parameter(description = "Only those whose silence is long against their own rhythm.")
                    boolean late,
            @RequestParam(defaultValue = "") @Parameter(description = "Only those with this tag.") String tag,
            @RequestParam(defaultValue = "") @Parameter(description = "`next` of the page before.") String cursor) {
        var filter = new Filter(late, Optional.empty(), Optional.of(tag).filter(word -> !word.isBlank()));
        var slice = query.isBlank()
                ? list.page(sort(sort), filter, Cursor.sentBack(cursor))
                : new Slice(search.find(query), Optional.empty());
        var currency = workspaces.settings().currency();
        var lines = slice.rows().stream()
                .map(row -> CustomerJson.Line.of(row, currency, clock.instant()))
                .toList();
        return new CustomerJson.Page(lines, slice.next().map(Cursor::toString));
    }

    private static Sort sort(String word) {
        return Arrays.stream(Sort.values())
                .filter(sort -> ListView.code(sort).equals(word))
                .findFirst()
                .orElseThrow(() -> new Refused(HttpStatus.BAD_REQUEST, "api.refused.word", ORDERS));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a customer")
    Full read(@PathVariable UUID id) {
        return Full.of(customers.get(id), workspaces.settings().currency(), clock.instant());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Transactional
    @Operation(
            summary = "Write down a customer",
            description = "A handle another customer has too makes a suggestion that they are one, never a merge.")
    Full create(@RequestBody CustomerJson.Input input, Reader reader) {
        var fields = new Fields(reader);
        var details = fields.read(
                "name",
                () -> new CustomerDetails(input.name().orElse(""), input.city().orElse(""), input.birthday()));
        var handles = handles(input.handles().orElse(List.of()), fields);
        fields.refuseIfWrong();
        var id = customers.create(details.orElseThrow(), handles);
        input.tags().orElse(List.of()).forEach(tag -> customers.tag(id, tag));
        return read(id);
    }

    private List<Handle> handles(List<CustomerJson.HandleInput> inputs, Fields fields) {
        var handles = new ArrayList<Handle>();
        for (int i = 0; i < inputs.size(); i++) {
            handle(inputs.get(i), "handles[" + i + "].", fields).ifPresent(handles::add);
        }
        return handles;
    }

    private Optional<Handle> handle(CustomerJson.HandleInput input, String at, Fields fields) {
        var kind =
                fields.required(at + "kind", input.kind()).flatMap(word -> fields.read(at + "kind", () -> kind(word)));
        var value = fields.required(at + "value", input.value());
        return kind.flatMap(known ->
                value.flatMap(typed -> fields.read(at + "value", () -> customers.handle(known, typed))));
    }

    private static HandleKind kind(String word) {
        return HandleKind.of(word).orElseThrow(() -> Refused.because("api.refused.word", "mobile, phone, mail, shop"));
    }

    @PatchMapping("/{id}")
    @Transactional
    @Operation(summary = "Change a customer")
    Full change(@PathVariable UUID id, @RequestBody CustomerJson.Change input, Reader reader) {
        var before = customers.get(id).details();
        var fields = new Fields(reader);
        var birthday = input.birthday().isEmpty()
                ? Optional.of(before.birthday())
                : fields.read("birthday", () -> birthday(input.birthday().get()));
        var details = fields.read(
                "name",
                () -> new CustomerDetails(
                        input.name().orElse(before.name()),
                        input.city().orElse(before.city()),
                        birthday.flatMap(day -> day)));
        fields.refuseIfWrong();
        customers.change(id, details.orElseThrow());
        return read(id);
    }

    private static Optional<LocalDate> birthday(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException notADay) {
            throw Refused.because("api.refused.value");
        }
    }

    @PostMapping("/{id}/handles")
    @Transactional
    @Operation(summary = "Add a handle", description = "One the customer has already changes nothing.")
    Full addHandle(@PathVariable UUID id, @RequestBody CustomerJson.HandleInput input, Reader reader) {
        var fields = new Fields(reader);
        var handle = handle(input, "", fields);
        fields.refuseIfWrong();
        customers.addHandle(id, handle.orElseThrow());
        return read(id);
    }

    @DeleteMapping("/{id}/handles/{handle}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a handle")
    void removeHandle(@PathVariable UUID id, @PathVariable UUID handle) {
        customers.removeHandle(id, handle);
    }

    @PostMapping("/{id}/tags")
    @Transactional
    @Operation(summary = "Add a tag", description = "Spellings of one word are one tag.")
    Full tag(@PathVariable UUID id, @RequestBody CustomerJson.TagInput input, Reader reader) {
        var fields = new Fields(reader);
        var tag = fields.required("tag", input.tag());
        fields.refuseIfWrong();
        customers.tag(id, tag.orElseThrow());
        return read(id);
    }

    @DeleteMapping("/{id}/tags")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a tag", description = "Removing one the customer does not have changes nothing.")
    void untag(@PathVariable UUID id, @RequestParam @Parameter(example = "عمده") String tag) {
        customers.untag(id, tag);
    }
}
