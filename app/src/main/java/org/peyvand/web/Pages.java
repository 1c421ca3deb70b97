package org.peyvand.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the {@link Page} of a request. */
@Component
class Pages {

    private final ObjectProvider<Visitors> visitors;
    private final List<Part> parts;

    Pages(ObjectProvider<Visitors> visitors, List<Part> parts) {
        this.visitors = visitors;
        this.parts = parts;
    }

    Page of(HttpServletRequest request) {
        return of(request, visitors.getObject().of(request));
    }

    Page of(HttpServletRequest request, Visitor visitor) {
        return new Page(visitor, parts, request);
    }
}
