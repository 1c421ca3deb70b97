package org.peyvand.conversation.brought;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.peyvand.conversation.BroughtAlong;
import org.peyvand.web.PictureSize;
import org.peyvand.web.Refused;
import org.peyvand.workspace.OpenDoor;
import org.peyvand.workspace.SignedLinks;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What strangers sent, handed to the browser where it can do no harm: behind a signed link instead of a session, files
 * always to be saved and never to be shown, layouts in a sandbox that runs no script, sends no form and, until it is asked
 * to, fetches no picture from elsewhere.
 */
@Controller
class BroughtPages {

    private static final String ROOT = "/brought/";
    private static final String POLICY = "Content-Security-Policy";
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox";
    private static final String LAYOUT = "default-src 'none'; style-src 'unsafe-inline'; img-src data:%s; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
            + "sandbox allow-popups allow-popups-to-escape-sandbox";

    private final BroughtAlong brought;

    BroughtPages(BroughtAlong brought) {
        this.brought = brought;
    }

    @Bean
    static OpenDoor doorOfBrought() {
        return new OpenDoor(ROOT + "**", request -> {
            var path =
                    request.getRequestURI().substring(request.getContextPath().length());
            return SignedLinks.workspace(path.substring(path.lastIndexOf('/') + 1));
        });
    }

    @GetMapping("/brought/file/{word}")
    void file(@PathVariable String word, HttpServletResponse response) throws IOException {
        var file = brought.file(word);
        saving(file.name()).forEach((name, values) -> response.setHeader(name, values.getFirst()));
        response.setContentLengthLong(file.size());
        brought.pour(file, response.getOutputStream());
    }

    /** Shown small beside its message: only what is a picture by its content, of a size a browser bears. */
    @GetMapping("/brought/picture/{word}")
    ResponseEntity<byte[]> picture(@PathVariable String word) {
        var picture = brought.picture(brought.file(word));
        if (!PictureSize.isShown(picture)) throw Refused.notFound();
        return ResponseEntity.ok()
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header(POLICY, NOTHING)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(12)).cachePrivate())
                .contentType(MediaType.parseMediaType(PictureSize.type(picture)))
                .body(picture);
    }

    /** An answer the browser saves as a file and never opens itself. */
    static ResponseEntity<byte[]> saved(String name, byte[] bytes) {
        return ResponseEntity.ok().headers(saving(name)).body(bytes);
    }

    private static HttpHeaders saving(String name) {
        var headers = new HttpHeaders();
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build());
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set(POLICY, NOTHING);
        headers.setCacheControl(CacheControl.noStore());
        headers.setContentType(MediaType.APPLICATION_OCTET_STREAM);
        return headers;
    }

    @GetMapping("/brought/layout/{word}")
    ResponseEntity<String> layout(@PathVariable String word, @RequestParam(defaultValue = "false") boolean pictures) {
        return ResponseEntity.ok()
                .header(POLICY, LAYOUT.formatted(pictures ? " https: http:" : ""))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(brought.layout(word, pictures));
    }
}
