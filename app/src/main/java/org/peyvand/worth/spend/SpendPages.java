package org.peyvand.worth.spend;

import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peyvand.customer.Origin;
import org.peyvand.customer.Origins;
import org.peyvand.money.Money;
import org.peyvand.web.Option;
import org.peyvand.web.Page;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.Spend;
import org.peyvand.worth.Spends;
import org.peyvand.worth.figures.WorthTabs;
import org.peyvand.worth.tally.Books;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import peyvand.templates.Templates;

/** What was spent to win customers: typed, or brought in a file. */
@Controller
class SpendPages {

    private static final String PATH = WorthTabs.HOME + "/spend";
    private static final int MONTHS = 24;

    private final Templates templates;
    private final SpendBook spends;
    private final Origins origins;
    private final Books books;
    private final Clock clock;

    SpendPages(Templates templates, SpendBook spends, Origins origins, Books books, Clock clock) {
        this.templates = templates;
        this.spends = spends;
        this.origins = origins;
        this.books = books;
        this.clock = clock;
    }

    @GetMapping(PATH)
    JteModel spend(Page page) {
        return list(page, Map.of(), SpendList.Outcome.NONE);
    }

    private JteModel list(Page page, Map<String, String> typed, SpendList.Outcome outcome) {
        var names = origins.names();
        var lines = spends.newest().stream()
                .map(one -> new SpendList.Line(
                        names.get(one.origin().whole()).channel(),
                        names.get(one.origin()).campaign(),
                        one.origin(),
                        one.month(),
                        new Money(one.amount(), one.currency()),
                        Actor.shown(one.by(), page.reader())))
                .toList();
        return templates.worthSpend(
                page,
                WorthTabs.of(page),
                typed,
                months(page.reader()),
                origins.choices(),
                lines,
                outcome,
                Acting.may(Permission.CHANGE_WORTH));
    }

    private List<Option> months(Reader reader) {
        var months = books.current().months();
        var present = months.of(books.current().dayOf(clock.instant()));
        return months.range(months.plus(present, 1L - MONTHS), present).reversed().stream()
                .map(month -> new Option(month.toString(), reader.dates().month(month)))
                .toList();
    }

    @PostMapping(PATH)
    Object tell(Page page, @RequestParam Map<String, String> typed) {
        Acting.require(Permission.CHANGE_WORTH);
        try {
            spends.tell(List.of(read(page.reader(), typed)), Spends.By.TYPED);
            page.flash("worth.spend.told");
            return "redirect:" + PATH;
        } catch (Refused refused) {
            var problem = Optional.of(refused.saidTo(page.reader()));
            return list(page, new HashMap<>(typed), new SpendList.Outcome(0, List.of(), problem));
        }
    }

    private Spend read(Reader reader, Map<String, String> typed) {
        return new Spend(
                typed.getOrDefault("channel", "").strip(),
                typed.getOrDefault("campaign", "").strip(),
                day(typed.getOrDefault("month", "")),
                text(reader).amount(typed.getOrDefault("amount", "")));
    }

    private static LocalDate day(String month) {
        try {
            return LocalDate.parse(month);
        } catch (DateTimeParseException notOneOfTheChoices) {
            throw Refused.because("worth.spend.refused.month", month);
        }
    }

    private SpendText text(Reader reader) {
        var book = books.current();
        return new SpendText(book, reader.unit(), book.dayOf(clock.instant()));
    }

    /** Takes the good lines of a file, and tells what is wrong with the others. */
    @PostMapping(PATH + "/file")
    JteModel file(Page page, @RequestParam MultipartFile file) throws IOException {
        Acting.require(Permission.CHANGE_WORTH);
        try {
            if (file.getSize() > SpendFile.LARGEST) throw Refused.because("worth.spend.refused.large");
            var read = SpendFile.read(file.getBytes(), text(page.reader()), spends, page.reader());
            spends.tell(read.spends(), Spends.By.FILE);
            return list(page, Map.of(), new SpendList.Outcome(read.spends().size(), read.wrong(), Optional.empty()));
        } catch (Refused refused) {
            return list(
                    page, Map.of(), new SpendList.Outcome(0, List.of(), Optional.of(refused.saidTo(page.reader()))));
        }
    }

    @PostMapping(PATH + "/remove")
    String remove(
            Page page,
            @RequestParam String channel,
            @RequestParam(defaultValue = "") String campaign,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate month) {
        spends.remove(new Origin(channel, campaign), month);
        page.flash("worth.spend.removed");
        return "redirect:" + PATH;
    }
}
