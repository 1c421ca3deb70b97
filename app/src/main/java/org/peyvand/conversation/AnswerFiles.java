package org.peyvand.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.peyvand.web.Refused;
import org.springframework.web.multipart.MultipartFile;

/** The files a member sends with an answer, within what mail servers commonly take (25 MB as sent, a third more than as kept). */
final class AnswerFiles {

    private static final int MOST = 20;
    private static final int MOST_MEGABYTES = 18;

    private AnswerFiles() {}

    /** @throws Refused when there are too many, or they are too large together */
    static List<NewAttachment> of(List<MultipartFile> chosen) {
        var files = chosen.stream().filter(file -> !file.isEmpty()).toList();
        var size = files.stream().mapToLong(MultipartFile::getSize).sum();
        if (files.size() > MOST || size > MOST_MEGABYTES * 1_000_000L) {
            throw Refused.because("conversation.refused.files", MOST, MOST_MEGABYTES);
        }
        return files.stream().map(AnswerFiles::read).toList();
    }

    private static NewAttachment read(MultipartFile file) {
        try {
            return new NewAttachment(
                    Optional.ofNullable(file.getOriginalFilename()).orElse(""),
                    Optional.ofNullable(file.getContentType()).orElse(""),
                    file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
