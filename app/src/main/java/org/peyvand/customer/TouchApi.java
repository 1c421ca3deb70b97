package org.peyvand.customer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.api.Fields;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What brought customers, for programs. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Touches", description = "What brought customers: links, codes, answers. Orders may carry it along too.")
class TouchApi {

    private static final int MOST = 1_000;

    private final Touches touches;
    private final Customers customers;
    private final CustomerReferences references;
    private final Clock clock;

    TouchApi(Touches touches, Customers customers, CustomerReferences references, Clock clock) {
        this.touches = touches;
        this.customers = customers;
        this.references = references;
        this.clock = clock;
    }

    @Schema(name = "NewTouches")
    record Bulk(
            @Schema(requiredMode = RequiredMode.REQUIRED, description = "At most 1,000.")
            Optional<List<Input>> touches) {}

    @Schema(name = "NewTouch")
    record Input(
            @Schema(requiredMode = RequiredMode.REQUIRED) Optional<CustomerReference> customer,

            @Schema(description = "Left out, now.", example = "2025-03-21T10:30:00+03:30")
            Optional<OffsetDateTime> at,

            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    description = "Who tells: a name of your own.",
                    example = "site")
            Optional<String> source,

            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    description = "Your own id of it. Told again under the same source and id it is the same touch.",
                    example = "visit-8812")
            Optional<String> reference,

            @Schema(requiredMode = RequiredMode.REQUIRED) Optional<ClueInput> origin) {}

    @Schema(name = "TouchesTold")
    record Told(
            @Schema(description = "Customers of whom something is new.", example = "3")
            int changed) {}

    @PostMapping("/touches")
    @Transactional
    @Operation(summary = "Tell touches", description = "All or none; told again they change nothing.")
    Told tell(@RequestBody Bulk bulk, Reader reader) {
        Acting.require(Permission.CHANGE_CUSTOMERS);
        var inputs = bulk.touches().orElse(List.of());
        if (inputs.size() > MOST) throw Refused.because("api.refused.many", MOST);
        var fields = new Fields(reader);
        for (int i = 0; i < inputs.size(); i++) check(inputs.get(i), "touches[" + i + "].", fields);
        var whose = references.resolve(inputs.stream()
                .map(input -> new CustomerReferences.Asked(input.customer().filter(_ -> fields.ok()), fields))
                .toList());
        fields.refuseIfWrong();
        var told = new ArrayList<NewTouch>();
        for (int i = 0; i < inputs.size(); i++) told.addAll(touches(inputs.get(i), whose.get(i)));
        return new Told(touches.record(told).size());
    }

    private static void check(Input input, String at, Fields fields) {
        fields.required(at + "customer", input.customer().filter(reference -> !reference.isEmpty()));
        fields.required(at + "source", input.source().filter(source -> !source.isBlank()));
        fields.required(at + "reference", input.reference().filter(reference -> !reference.isBlank()));
        fields.required(
                at + "origin", input.origin().filter(origin -> !origin.clues().isEmpty()));
    }

    /** Several clues of one telling are several touches. */
    private List<NewTouch> touches(Input input, Optional<UUID> customer) {
        var at = input.at().map(OffsetDateTime::toInstant).orElseGet(clock::instant);
        return input.origin().orElseThrow().clues().stream()
                .map(clue -> new NewTouch(
                        customer.orElseThrow(),
                        at,
                        clue,
                        "api/" + input.source().orElseThrow().strip(),
                        input.reference().orElseThrow().strip() + "/" + clue.how()))
                .toList();
    }

    @Schema(name = "Touch")
    record Output(
            Instant at,
            @Schema(example = "اینستاگرام") String channel,

            @Schema(description = "Empty for the channel as such.", example = "نوروز")
            String campaign,

            @Schema(allowableValues = {"utm", "coupon", "referral", "asked", "told"})
            String how,

            @Schema(description = "The code, or what was told word by word.")
            String code,

            @Schema(description = "Whether it came along with an order.")
            boolean withPurchase) {}

    @GetMapping("/customers/{id}/touches")
    @Operation(summary = "What brought a customer", description = "Oldest first, at most 100.")
    List<Output> of(@PathVariable UUID id) {
        return touches.of(customers.get(id).id()).stream()
                .map(touch -> new Output(
                        touch.at(), touch.channel(), touch.campaign(), touch.how(), touch.code(), touch.withPurchase()))
                .toList();
    }
}
