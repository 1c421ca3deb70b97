package org.peyvand.worth.earned;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.peyvand.customer.Cursor;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.worth.figures.Cells;
import org.peyvand.worth.figures.Figures;
import org.peyvand.worth.figures.NamesFile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The names behind the charts of who came once more, and of the second purchase. */
@Controller
class ReturnersPages {

    private static final String HOME = "/worth/customers/again";

    private final Templates templates;
    private final Returners returners;
    private final NamesFile files;

    ReturnersPages(Templates templates, Returners returners, NamesFile files) {
        this.templates = templates;
        this.returners = returners;
        this.files = files;
    }

    @GetMapping(HOME)
    JteModel people(
            Page page, @RequestParam(defaultValue = "0") int times, @RequestParam(defaultValue = "0") int within) {
        var asked = asked(times, within);
        return templates.worthReturners(
                page, asked, returners.page(asked, Optional.empty(), Buyers.PAGE), NamesFile.mayBeMade());
    }

    /** The next lines of the list, for its end to be replaced with. */
    @GetMapping(HOME + "/more")
    JteModel more(
            Page page,
            @RequestParam(defaultValue = "0") int times,
            @RequestParam(defaultValue = "0") int within,
            @RequestParam String after) {
        var asked = asked(times, within);
        var from = Cursor.parse(after).orElseThrow(Refused::notFound);
        return templates.worthReturnersLines(page, asked, returners.page(asked, Optional.of(from), Buyers.PAGE));
    }

    /** The same customers as a file for spreadsheet programs. */
    @GetMapping(HOME + "/file")
    void file(
            Page page,
            @RequestParam(defaultValue = "0") int times,
            @RequestParam(defaultValue = "0") int within,
            HttpServletResponse response)
            throws IOException {
        var asked = asked(times, within);
        var cells = new Cells(page.reader());
        var heads = List.of("worth.column.shoppingDays", "worth.column.waited", "customer.worth");
        files.write(response, page.reader(), heads, after -> {
            var slice = returners.page(asked, after, NamesFile.PAGE);
            var lines = slice.people().stream()
                    .map(one -> NamesFile.line(
                            one.customer(),
                            cells.count(one.days()),
                            one.waited().map(cells::count).orElse(Figures.Cell.NONE),
                            cells.money(one.customer().standing().worth())))
                    .toList();
            return new NamesFile.Part(lines, slice.next());
        });
    }

    private static Returners.Asked asked(int times, int within) {
        return times > 0 ? new Returners.Asked.Times(times) : new Returners.Asked.Within(within);
    }
}
