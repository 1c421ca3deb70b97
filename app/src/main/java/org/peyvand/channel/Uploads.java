package org.peyvand.channel;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.conversation.NewAttachment;
import org.peyvand.web.PictureSize;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Attempts;
import org.peyvand.workspace.SignedLinks;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Files people outside send ahead of a message, which then names them by the words given here. Limited in size, in number
 * from one address, and in what may lie about unnamed; their type is what they are, not what they are said to be.
 */
@Service
public class Uploads {

    /** The largest file, in bytes. */
    public static final int LARGEST = 10_000_000;

    /** The most files of one message. */
    public static final int MOST = 10;

    static final int MOST_PER_QUARTER = 30;

    private static final Duration VALID = Duration.ofDays(1);
    private static final String PURPOSE = "upload";
    private static final int MEGA = 1_000_000;

    private final UploadStore store;
    private final Attempts attempts;
    private final SignedLinks links;
    private final Clock clock;

    Uploads(UploadStore store, Attempts attempts, SignedLinks links, Clock clock) {
        this.store = store;
        this.attempts = attempts;
        this.links = links;
        this.clock = clock;
    }

    /**
     * A file that was sent ahead.
     *
     * @param word by which a message names it
     * @param size in bytes
     */
    public record Waiting(String word, String name, long size) {}

    /**
     * Takes the body of a request in as a file.
     *
     * @throws Refused when it is empty or too large, or too much came from there, or from everywhere, of late
     */
    public Waiting receive(HttpServletRequest request, String name, String type) {
        if (request.getContentLengthLong() > LARGEST) throw large();
        attempts.count("upload:" + Acting.workspace() + ":" + request.getRemoteAddr(), MOST_PER_QUARTER);
        var bytes = body(request);
        if (bytes.length == 0) throw Refused.because("upload.refused.empty");
        var file = new NewAttachment(name, PictureSize.isShown(bytes) ? PictureSize.type(bytes) : unknown(type), bytes);
        var id = store.keep(file);
        var word = links.sign(PURPOSE, id, clock.instant().plus(VALID));
        return new Waiting(word, file.name(), bytes.length);
    }

    private static Refused large() {
        return new Refused(HttpStatus.CONTENT_TOO_LARGE, "upload.refused.large", LARGEST / MEGA);
    }

    private static byte[] body(HttpServletRequest request) {
        try {
            var bytes = request.getInputStream().readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) throw large();
            return bytes;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** What is no picture by its content is none by its name. */
    private static String unknown(String type) {
        return type.toLowerCase(Locale.ROOT).startsWith("image/") ? "" : type;
    }

    /** The files of these words that a message may still name, in their order; at most {@value #MOST}. */
    public List<Waiting> waiting(List<String> words) {
        return words.stream()
                .limit(MOST)
                .flatMap(word ->
                        id(word).flatMap(store::find).stream().map(file -> new Waiting(word, file.name(), file.size())))
                .toList();
    }

    /**
     * The files a message names, which from then on wait for it.
     *
     * @throws Refused when a word is forged or too old, or there are too many
     */
    public List<UUID> name(List<String> words) {
        if (words.size() > MOST) throw Refused.because("upload.refused.many", MOST);
        var ids = words.stream()
                .map(word -> id(word).orElseThrow(() -> Refused.because("upload.refused.gone")))
                .toList();
        if (!ids.isEmpty()) store.name(ids);
        return ids;
    }

    private Optional<UUID> id(String word) {
        return links.read(PURPOSE, word).map(SignedLinks.Read::subject);
    }

    /** The files themselves, in their order. */
    public List<NewAttachment> files(List<UUID> ids) {
        return ids.stream().flatMap(id -> store.file(id).stream()).toList();
    }

    /** They are a message's own now. */
    public void taken(List<UUID> ids) {
        if (!ids.isEmpty()) store.forget(ids);
    }
}
