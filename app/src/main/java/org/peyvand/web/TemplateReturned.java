package org.peyvand.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Lets a method of a plain controller return a filled template, beside others that return a redirect. */
@Component
class TemplateReturned implements HandlerMethodReturnValueHandler {

    private final TemplateResult templates;

    TemplateReturned(TemplateResult templates) {
        this.templates = templates;
    }

    @Override
    public boolean supportsReturnType(MethodParameter type) {
        return JteModel.class.isAssignableFrom(type.getParameterType());
    }

    @Override
    public void handleReturnValue(
            Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest request)
            throws IOException {
        container.setRequestHandled(true);
        var response = new ServletServerHttpResponse(request.getNativeResponse(HttpServletResponse.class));
        templates.write((JteModel) value, MediaType.TEXT_HTML, response);
        response.flush();
    }
}
