package org.peyvand.conversation.answer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.peyvand.conversation.NewAttachment;
import org.peyvand.web.Refused;
import org.springframework.web.multipart.MultipartFile;

/** The files a member sends with an answer, within what mail servers commonly take (25 MB as sent, a third more than as kept). */
final class AnswerFiles {

    private static final int MOST = 20;
    private static final int MOST_MEGABYTES = 18;

    private AnswerFiles() {}

    /**
     * @param kept of an answer taken back
     * @throws Refused when there are too many, or they are too large together
     */
    static List<NewAttachment> of(List<MultipartFile> chosen, List<NewAttachment> kept) {
        var files = chosen.stream().filter(file -> !file.isEmpty()).toList();
        var size = files.stream().mapToLong(MultipartFile::getSize).sum()
                + kept.stream().mapToLong(file -> file.bytes().length).sum();
        if (files.size() + kept.size() > MOST || size > MOST_MEGABYTES * 1_000_000L) {
            throw Refused.because("conversation.refused.files", MOST, MOST_MEGABYTES);
        }
        return Stream.concat(kept.stream(), files.stream().map(AnswerFiles::read))
                .toList();
    }

    /** Those of the words that are ids. */
    static List<UUID> ids(String[] words) {
        return Arrays.stream(words)
                .filter(word -> word.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString)
                .toList();
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
