package org.peyvand.worth.spend;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.peyvand.api.Fields;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.Spend;
import org.peyvand.worth.Spends;
import org.peyvand.worth.tally.Books;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was spent to win customers, for programs. */
@RestController
@RequestMapping("/api/v1/spend")
@Tag(name = "Spend", description = "What was spent to win customers, by channel, campaign and month.")
class SpendApi {

    private static final int MOST = 1_000;

    private final SpendBook spends;
    private final Books books;
    private final Clock clock;

    SpendApi(SpendBook spends, Books books, Clock clock) {
        this.spends = spends;
        this.books = books;
        this.clock = clock;
    }

    @Schema(name = "NewSpends")
    record Bulk(
            @Schema(requiredMode = RequiredMode.REQUIRED, description = "At most 1,000.")
            Optional<List<Input>> spends) {}

    @Schema(name = "NewSpend", description = "The last told for a channel, campaign and month stands.")
    record Input(
            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    description = "Its name; spellings of one name are one channel.",
                    example = "اینستاگرام")
            Optional<String> channel,

            @Schema(description = "Left out: the channel as such.", example = "نوروز")
            Optional<String> campaign,

            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    description = "A month of the business's calendar, or any day in it.",
                    example = "1404-01")
            Optional<String> month,

            @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    description = "In the smallest unit of the workspace's currency; 0 takes back what was told.",
                    example = "50000000")
            Optional<Long> amount) {}

    @Schema(name = "SpendsTold")
    record Told(@Schema(example = "12") int told) {}

    @PostMapping
    @Transactional
    @Operation(summary = "Tell spends", description = "All or none; told again they change nothing.")
    Told tell(@RequestBody Bulk bulk, Reader reader) {
        Acting.require(Permission.CHANGE_WORTH);
        var inputs = bulk.spends().orElse(List.of());
        if (inputs.size() > MOST) throw Refused.because("api.refused.many", MOST);
        var fields = new Fields(reader);
        var book = books.current();
        var text = new SpendText(book, reader.unit(), book.dayOf(clock.instant()));
        var check = spends.check();
        var read = new ArrayList<Spend>();
        for (int i = 0; i < inputs.size(); i++)
            read(inputs.get(i), "spends[" + i + "].", text, check, fields).ifPresent(read::add);
        fields.refuseIfWrong();
        spends.tell(read, Spends.By.PROGRAM);
        return new Told(read.size());
    }

    private Optional<Spend> read(Input input, String at, SpendText text, Consumer<Spend> check, Fields fields) {
        var channel = fields.required(at + "channel", input.channel());
        var amount = fields.required(at + "amount", input.amount());
        var month = fields.required(at + "month", input.month())
                .flatMap(typed -> fields.read(at + "month", () -> text.month(typed)));
        if (channel.isEmpty() || amount.isEmpty() || month.isEmpty()) return Optional.empty();
        var spend = new Spend(channel.get(), input.campaign().orElse(""), month.get(), amount.get());
        return fields.read(at + "amount", () -> {
            check.accept(spend);
            return spend;
        });
    }
}
