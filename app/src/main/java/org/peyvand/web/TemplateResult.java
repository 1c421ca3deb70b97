package org.peyvand.web;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/**
 * Writes a filled template as the body of a response. It is rendered whole before the first byte goes out, so that a
 * template that fails becomes an error page and not half a page.
 */
@Component
class TemplateResult extends AbstractHttpMessageConverter<JteModel> {

    TemplateResult() {
        super(StandardCharsets.UTF_8, MediaType.TEXT_HTML);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return JteModel.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, MediaType mediaType) {
        return false;
    }

    @Override
    protected JteModel readInternal(Class<? extends JteModel> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("Templates are written only", message);
    }

    @Override
    protected void writeInternal(JteModel model, HttpOutputMessage message) throws IOException {
        var output = new Utf8ByteOutput();
        model.render(output);
        message.getHeaders().setContentLength(output.getContentLength());
        output.writeTo(message.getBody());
    }
}
