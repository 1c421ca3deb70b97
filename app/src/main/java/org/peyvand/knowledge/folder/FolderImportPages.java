package org.peyvand.knowledge.folder;

import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.knowledge.FolderImports;
import org.peyvand.knowledge.article.KnowledgeTabs;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import peyvand.templates.Templates;

/** The import of a folder of Markdown: given, carried out and reported. */
@Controller
class FolderImportPages {

    private static final String HOME = "/knowledge/folders";
    private static final int SHOWN = 100;

    private final Templates templates;
    private final FolderImports imports;

    FolderImportPages(Templates templates, FolderImports imports) {
        this.templates = templates;
        this.imports = imports;
    }

    @GetMapping(HOME)
    JteModel all(Page page) {
        return templates.knowledgeFolders(page, KnowledgeTabs.of(page), imports.newest(), Optional.empty());
    }

    @PostMapping(HOME)
    Object begin(Page page, @RequestParam MultipartFile file, @RequestParam(defaultValue = "") String publish)
            throws IOException {
        try {
            if (file.getSize() > Archive.LARGEST) throw Refused.because("knowledge.refused.largeArchive");
            var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
            return "redirect:" + HOME + "/" + imports.begin(name, file.getBytes(), publish.equals("true"));
        } catch (Refused refused) {
            if (refused.status() == HttpStatus.FORBIDDEN) throw refused;
            var problem = Optional.of(refused.saidTo(page.reader()));
            return templates.knowledgeFolders(page, KnowledgeTabs.of(page), imports.newest(), problem);
        }
    }

    @GetMapping(HOME + "/{id}")
    JteModel one(Page page, @PathVariable UUID id) {
        return templates.knowledgeFolder(page, imports.get(id), imports.notTaken(id, SHOWN));
    }

    /** How far it is, for the page to be renewed with while it runs. */
    @GetMapping(HOME + "/{id}/progress")
    JteModel progress(Page page, @PathVariable UUID id) {
        return templates.knowledgeFolderProgress(page, imports.get(id), imports.notTaken(id, SHOWN));
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
}
