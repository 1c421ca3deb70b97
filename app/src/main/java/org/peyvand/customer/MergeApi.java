package org.peyvand.customer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.UUID;
import org.peyvand.api.Fields;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Workspaces;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Merging customers, for programs. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Customers")
class MergeApi {

    private final Merges merges;
    private final Customers customers;
    private final Workspaces workspaces;
    private final Clock clock;

    MergeApi(Merges merges, Customers customers, Workspaces workspaces, Clock clock) {
        this.merges = merges;
        this.customers = customers;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    @PostMapping("/customers/{id}/merge")
    @Transactional
    @Operation(
            summary = "Join another customer to this one",
            description =
                    "Handles, tags, orders and timeline of the other become this one's. It can be undone exactly.")
    CustomerJson.Merged merge(@PathVariable UUID id, @RequestBody CustomerJson.MergeInput input, Reader reader) {
        var fields = new Fields(reader);
        var absorb = fields.required("absorb", input.absorb());
        fields.refuseIfWrong();
        var merge = merges.merge(id, absorb.orElseThrow());
        var kept = CustomerJson.Full.of(customers.get(id), workspaces.settings().currency(), clock.instant());
        return new CustomerJson.Merged(merge, kept);
    }

    @PostMapping("/merges/{id}/undo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Undo a merge",
            description = "Both are again as they were; what came in meanwhile stays with the one who was kept.")
    void undo(@PathVariable UUID id) {
        merges.undo(id);
    }
}
