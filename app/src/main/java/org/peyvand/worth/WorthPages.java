package org.peyvand.worth;

import static org.peyvand.worth.db.Tables.SCORE;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.peyvand.customer.Cursor;
import org.peyvand.customer.KeptOrder;
import org.peyvand.language.Digits;
import org.peyvand.web.CsvTable;
import org.peyvand.web.Page;
import org.peyvand.web.Part;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.peyvand.web.Tab;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** What the shop earned, from whom, and who came back. */
@Controller
class WorthPages {

    static final String HOME = "/worth";

    private static final int FIRST_ASKED = 5;

    private final Templates templates;
    private final Worth worth;
    private final Groups groups;
    private final Buyers buyers;
    private final Supposing supposing;
    private final NamesFile files;

    WorthPages(Templates templates, Worth worth, Groups groups, Buyers buyers, Supposing supposing, NamesFile files) {
        this.templates = templates;
        this.worth = worth;
        this.groups = groups;
        this.buyers = buyers;
        this.supposing = supposing;
        this.files = files;
    }

    @Bean
    static Part worthPart() {
        return new Part(
                "worth",
                HOME,
                "growth",
                40,
                () -> Acting.current()
                        .filter(actor -> actor.role().allows(Permission.SEE_WORTH))
                        .isPresent());
    }

    /** The list of customers is sorted by what is expected of each. */
    @Bean
    static KeptOrder expectedValue(ObjectProvider<Underways> underways) {
        return new KeptOrder(
                SCORE,
                SCORE.WORKSPACE_ID,
                SCORE.CUSTOMER_ID,
                SCORE.VALUE,
                SCORE.ALIVE,
                reader -> underways.getObject().ofValues().map(it -> it.inAList(reader)));
    }

    /** The tabs of the part. */
    static List<Tab> tabs(Page page) {
        return Stream.of("", "/cohorts", "/acquisition", "/silent", "/what-if", "/model", "/settings")
                .map(path -> new Tab(
                        page.say("worth.tab" + path.replace('/', '.')),
                        HOME + path,
                        page.path().equals(HOME + path)))
                .toList();
    }

    @GetMapping(HOME)
    JteModel overview(Page page) {
        var report = worth.report();
        return templates.worthOverview(
                page,
                tabs(page),
                report.view(),
                new EarnedFigures(report, page.reader()),
                worth.underway(),
                worth.quietSince());
    }

    @GetMapping(HOME + "/cohorts")
    JteModel cohorts(
            Page page, @RequestParam(defaultValue = "") String show, @RequestParam(defaultValue = "") String by) {
        var report = worth.report();
        var reader = page.reader();
        boolean earned = show.equals("earned");
        var group = Groups.By.of(by);
        var word = group.map(Groups.By::word).orElse("");
        var months = new EarnedFigures(report, reader);
        var grouped = group.map(kind -> new GroupFigures(groups.of(kind, reader), word, earned, reader));
        var curves = grouped.map(GroupFigures::curves).orElseGet(() -> months.curves(earned));
        var key = earned ? "earned-curves" : "curves";
        return templates.worthCohorts(
                page,
                tabs(page),
                report.view(),
                grouped.map(GroupFigures::heat).orElseGet(() -> months.heat(earned)),
                curves,
                EarnedFigures.table(curves, earned, key, reader).at(HOME + "/figures?key=" + key + "&by=" + word),
                word,
                earned,
                worth.underway());
    }

    /** A table as a file for spreadsheet programs. */
    @GetMapping(HOME + "/figures")
    void figures(
            Page page,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String by,
            HttpServletResponse response)
            throws IOException {
        var figures = grouped(key, by, page.reader())
                .or(() -> new EarnedFigures(worth.report(), page.reader()).of(key))
                .or(() -> worth.model(page.reader()).flatMap(model -> model.of(key)))
                .orElseThrow(Refused::notFound);
        write(figures, response);
    }

    private Optional<Figures> grouped(String key, String by, Reader reader) {
        boolean earned = key.startsWith("earned");
        return Groups.By.of(by)
                .map(kind -> new GroupFigures(groups.of(kind, reader), by, earned, reader))
                .flatMap(grouped -> switch (key) {
                    case "cohorts", "earned" -> Optional.of(grouped.heat());
                    case "curves", "earned-curves" ->
                        Optional.of(EarnedFigures.table(grouped.curves(), earned, key, reader));
                    default -> Optional.empty();
                });
    }

    /** What the base would bring if something were different. */
    @GetMapping(HOME + "/what-if")
    JteModel whatIf(
            Page page,
            @RequestParam(defaultValue = "") String retention,
            @RequestParam(defaultValue = "") String gap,
            @RequestParam(defaultValue = "") String basket,
            @RequestParam(defaultValue = "") String referral) {
        var asked = retention.isBlank() && gap.isBlank() && basket.isBlank() && referral.isBlank()
                ? Supposing.Asked.of(FIRST_ASKED, 0, 0, 0)
                : Supposing.Asked.of(number(retention), number(gap), number(basket), number(referral));
        return templates.worthWhatIf(
                page, tabs(page), asked, supposing.answer(asked), worth.underway(), worth.quietSince());
    }

    /** Zero where it is none. */
    private static int number(String typed) {
        var digits = Digits.toAscii(typed).strip();
        return digits.matches("-?[0-9]{1,3}") ? Integer.parseInt(digits) : 0;
    }

    /** How far the counting is; once it is done the browser is told to ask for its page anew. */
    @GetMapping(HOME + "/underway")
    JteModel underway(Page page, HttpServletResponse response) {
        var underway = worth.underway();
        if (underway.isEmpty()) response.setHeader("HX-Refresh", "true");
        return templates.worthUnderway(page, underway);
    }

    /** How wrong the models were. */
    @GetMapping(HOME + "/model")
    JteModel model(Page page) {
        return templates.worthModel(page, tabs(page), worth.model(page.reader()), worth.underway(), worth.quietSince());
    }

    static void write(Figures figures, HttpServletResponse response) throws IOException {
        var name =
                ContentDisposition.attachment().filename(figures.key() + ".csv").build();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", name.toString());
        try (var table = CsvTable.to(response.getOutputStream(), StandardCharsets.UTF_8)) {
            table.write(figures.columns());
            for (var line : figures.lines()) {
                var cells = line.cells().stream().map(Figures.Cell::plain);
                table.write(Stream.concat(Stream.of(line.label()), cells).toList());
            }
        }
    }

    @GetMapping(HOME + "/customers")
    JteModel customers(
            Page page,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate month,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate cohort,
            @RequestParam(defaultValue = "false") boolean kept) {
        var asked = new Buyers.Asked(Optional.ofNullable(cohort), month, kept);
        return templates.worthBuyers(
                page, asked, buyers.page(asked, Optional.empty(), Buyers.PAGE), NamesFile.mayBeMade());
    }

    /** The next lines of the list, for its end to be replaced with. */
    @GetMapping(HOME + "/customers/more")
    JteModel more(
            Page page,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate month,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate cohort,
            @RequestParam(defaultValue = "false") boolean kept,
            @RequestParam String after) {
        var from = Cursor.parse(after).orElseThrow(Refused::notFound);
        var asked = new Buyers.Asked(Optional.ofNullable(cohort), month, kept);
        return templates.worthBuyersLines(page, asked, buyers.page(asked, Optional.of(from), Buyers.PAGE));
    }

    /** The same customers as a file for spreadsheet programs. */
    @GetMapping(HOME + "/customers/file")
    void file(
            Page page,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate month,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate cohort,
            @RequestParam(defaultValue = "false") boolean kept,
            HttpServletResponse response)
            throws IOException {
        files.buyers(new Buyers.Asked(Optional.ofNullable(cohort), month, kept), page.reader(), response);
    }
}
