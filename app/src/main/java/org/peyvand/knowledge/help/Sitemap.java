package org.peyvand.knowledge.help;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.peyvand.web.Refused;
import org.peyvand.workspace.PublicAddress;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The list of a help centre's articles for search engines, as sitemaps.org defines it. */
@Controller
class Sitemap {

    private static final MediaType XML = new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8);

    private final Visits visits;
    private final HelpShelf shelf;
    private final PublicAddress address;

    Sitemap(Visits visits, HelpShelf shelf, PublicAddress address) {
        this.visits = visits;
        this.shelf = shelf;
        this.address = address;
    }

    @GetMapping("/help/{slug}/sitemap.xml")
    ResponseEntity<String> sitemap(@PathVariable String slug) {
        return visits.at(
                        slug,
                        "",
                        visit -> ResponseEntity.ok()
                                .eTag(visits.tag(visit))
                                .cacheControl(CacheControl.noCache().cachePublic())
                                .contentType(XML)
                                .body(xml(visit)))
                .orElseThrow(Refused::notFound);
    }

    private String whole(Visit visit, String path) {
        return visit.domain().isEmpty() ? address.of(path) : "https://" + visit.domain() + path;
    }

    private String xml(Visit visit) {
        return shelf.all().stream()
                .map(title -> "<url><loc>" + whole(visit, visit.in(title.language()) + "/" + title.number())
                        + "</loc><lastmod>" + title.publishedAt() + "</lastmod></url>\n")
                .collect(Collectors.joining(
                        "",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
                        "</urlset>\n"));
    }
}
