package org.peyvand.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.peyvand.web.Page;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import peyvand.templates.Templates;
import tools.jackson.databind.json.JsonMapper;

/** The reference of the API, made from the same OpenAPI document that programs read. */
@Controller
class ApiPages {

    static final String DOCUMENT = "/api/openapi";

    private final Templates templates;
    private final ObjectProvider<OpenApiWebMvcResource> document;
    private final JsonMapper json;

    ApiPages(Templates templates, ObjectProvider<OpenApiWebMvcResource> document, JsonMapper json) {
        this.templates = templates;
        this.document = document;
        this.json = json;
    }

    @GetMapping("/api")
    JteModel reference(Page page, HttpServletRequest request) throws JsonProcessingException {
        var written = document.getObject().openapiJson(request, DOCUMENT, Locale.ENGLISH);
        return templates.apiReference(page, new ReferenceReader(json.readTree(written)).read());
    }
}
