package org.peyvand.commerce.file;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.commerce.Import;
import org.peyvand.commerce.ImportPlan;
import org.peyvand.commerce.Imports;
import org.peyvand.web.Page;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import peyvand.templates.Templates;

/** An import as a person sees it: the file given, looked over, carried out and reported. */
@Controller
class ImportPages {

    private static final String HOME = "/customers/import";
    private static final int SHOWN = 50;

    private final Templates templates;
    private final Imports imports;
    private final Understanding understanding;

    ImportPages(Templates templates, Imports imports, Understanding understanding) {
        this.templates = templates;
        this.imports = imports;
        this.understanding = understanding;
    }

    @GetMapping(HOME)
    JteModel all(Page page) {
        return templates.commerceImports(page, imports.newest(), Optional.empty());
    }

    @PostMapping(HOME)
    Object upload(Page page, @RequestParam MultipartFile file) throws IOException {
        try (var content = file.getInputStream()) {
            var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
            return "redirect:" + HOME + "/" + imports.upload(name, content);
        } catch (Refused refused) {
            return templates.commerceImports(page, imports.newest(), Optional.of(refused.saidTo(page.reader())));
        }
    }

    @GetMapping(HOME + "/{id}")
    JteModel one(Page page, @PathVariable UUID id) {
        var one = imports.get(id);
        boolean readAnew = one.isOpen() && !page.parameter("read").isEmpty();
        return one.state() == Import.State.UPLOADED || readAnew
                ? plan(page, one, one.plan())
                : templates.commerceRun(page, one, rejections(page.reader(), id));
    }

    /** The same with the choices of the form, for the page to be renewed with. */
    @GetMapping(HOME + "/{id}/plan")
    JteModel planned(Page page, @PathVariable UUID id, @RequestParam Map<String, String> form) {
        return plan(page, imports.get(id), imports.revised(id, form));
    }

    private JteModel plan(Page page, Import one, ImportPlan plan) {
        var sheet = imports.look(one.id(), plan.format());
        return templates.commercePlan(
                page,
                one,
                plan,
                sheet,
                understanding.of(sheet, plan, page.reader()),
                imports.guess(sheet).doubts(plan),
                plan.missing().map(page::say),
                imports.earlierOf(one.id()).isPresent());
    }

    @PostMapping(HOME + "/{id}/start")
    Object start(Page page, @PathVariable UUID id, @RequestParam Map<String, String> form) {
        var plan = imports.revised(id, form);
        if (plan.missing().isPresent()) return plan(page, imports.get(id), plan);
        imports.start(id, plan);
        return "redirect:" + HOME + "/" + id;
    }

    /** The progress of a running import, or its report, for the page to be renewed with. */
    @GetMapping(HOME + "/{id}/progress")
    JteModel progress(Page page, @PathVariable UUID id) {
        return templates.commerceProgress(page, imports.get(id), rejections(page.reader(), id));
    }

    @PostMapping(HOME + "/{id}/stop")
    String stop(@PathVariable UUID id) {
        imports.stop(id);
        return "redirect:" + HOME + "/" + id;
    }

    @PostMapping(HOME + "/{id}/resume")
    String resume(@PathVariable UUID id) {
        imports.resume(id);
        return "redirect:" + HOME + "/" + id;
    }

    @PostMapping(HOME + "/{id}/discard")
    String discard(Page page, @PathVariable UUID id) {
        imports.discard(id);
        page.flash("commerce.import.discarded");
        return "redirect:" + HOME;
    }

    /** The rows that were not taken, with their reasons, as a table that opens in any spreadsheet program. */
    @GetMapping(HOME + "/{id}/rejected")
    void rejected(Page page, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        var original = imports.get(id).fileName().replaceFirst("(\\.[A-Za-z0-9]{1,4})+$", "");
        var name = ContentDisposition.attachment()
                .filename(original + "-rejected.csv", StandardCharsets.UTF_8)
                .build();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", name.toString());
        var reader = page.reader();
        try (var table = RejectedTable.to(response.getOutputStream(), StandardCharsets.UTF_8, reader)) {
            long line = 0;
            for (var some = imports.rejections(id, line, 1000);
                    !some.isEmpty();
                    some = imports.rejections(id, line, 1000)) {
                some.forEach(table::write);
                line = some.getLast().line();
            }
        }
    }

    private List<RejectedRow> rejections(Reader reader, UUID id) {
        return imports.rejections(id, 0, SHOWN).stream()
                .map(row ->
                        new RejectedRow(row.line(), row.column(), Understanding.why(row.reason(), row.value(), reader)))
                .toList();
    }
}
