package org.peyvand.knowledge.text;

import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import peyvand.templates.Templates;

/** Pictures put into articles, and shown to members. */
@Controller
public class PicturePages {

    /** Below it members find the pictures of their workspace. */
    public static final String ADDRESS = "/knowledge/pictures/";

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Templates templates;
    private final Pictures pictures;

    PicturePages(Templates templates, Pictures pictures) {
        this.templates = templates;
        this.pictures = pictures;
    }

    /** Answers with the picture, for the dialog it was added in. */
    @PostMapping("/knowledge/pictures")
    JteModel add(Page page, @RequestParam MultipartFile picture) throws IOException {
        if (picture.getSize() > Pictures.LARGEST) {
            throw Refused.because("knowledge.refused.largePicture", Pictures.LARGEST / 1_000_000);
        }
        var name = Optional.ofNullable(picture.getOriginalFilename()).orElse("");
        return templates.knowledgePicture(page, pictures.add(name, picture.getBytes()));
    }

    @GetMapping(ADDRESS + "{id}")
    ResponseEntity<byte[]> show(@PathVariable UUID id) {
        return answer(
                pictures.get(id).orElseThrow(Refused::notFound),
                CacheControl.maxAge(FOR_EVER).cachePrivate());
    }

    /** A picture as every browser gets it: of the type its content showed, never anything that runs. */
    public static ResponseEntity<byte[]> answer(Pictures.Picture picture, CacheControl caching) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.contentType()))
                .cacheControl(caching.immutable())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Content-Disposition", "inline")
                .body(picture.bytes());
    }
}
