package org.peyvand.channel.form;

import java.net.IDN;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.customer.Origins;
import org.peyvand.web.Refused;
import org.peyvand.workspace.WorkspaceId;

/**
 * A form people outside fill in.
 *
 * @param greeting said above the fields, or empty
 * @param asksFiles whether files may be sent with it
 * @param waysFound what it offers for an answer to how the sender found the business; none where it does not ask
 * @param sites the origins whose pages may show it, such as {@code https://shop.example.ir}; none: any
 * @param open whether it takes anything in
 */
public record Form(
        UUID id,
        String title,
        String greeting,
        boolean asksName,
        boolean asksMobile,
        boolean asksMail,
        boolean asksFiles,
        List<String> waysFound,
        List<String> sites,
        boolean open) {

    /** Marks of a link to the form, kept until it is sent. */
    public static final List<String> MARKS = List.of("utm_source", "utm_medium", "utm_campaign");

    /** The most answers to one question. */
    static final int MOST_WAYS = 30;

    private static final int MOST_SITES = 50;
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_GREETING = 2_000;

    /** @throws Refused when it has no title, asks for nothing by which the sender could be known, or offers what is no answer */
    public Form {
        waysFound = waysFound.stream()
                .map(way -> way.replace("\0", "").strip())
                .filter(way -> !way.isEmpty())
                .distinct()
                .toList();
        if (waysFound.size() > MOST_WAYS) throw Refused.because("form.refused.ways", MOST_WAYS);
        waysFound.forEach(Origins::check);
        if (sites.size() > MOST_SITES) throw Refused.because("form.refused.sites", MOST_SITES);
        sites.forEach(Form::checkSite);
        if (title.isBlank() || title.length() > LONGEST_TITLE || greeting.length() > LONGEST_GREETING) {
            throw Refused.because("form.refused.title", LONGEST_TITLE);
        }
        if (!asksMobile && !asksMail) throw Refused.because("form.refused.nobody");
    }

    /** It becomes part of a header, so nothing but an origin will do. */
    private static void checkSite(String site) {
        if (!site.matches("https?://[a-z0-9.-]{1,250}(:[0-9]{1,5})?")) throw Refused.because("chat.refused.site", site);
    }

    /** The origins somebody typed, one a line; names of sites in other scripts as the browser says them. */
    static List<String> sites(String typed) {
        return Arrays.stream(typed.split("\\s+"))
                .map(site -> site.replaceAll("/+$", ""))
                .filter(site -> !site.isEmpty())
                .map(Form::origin)
                .distinct()
                .toList();
    }

    private static String origin(String typed) {
        var end = typed.indexOf("://") + 3;
        if (end < 3) return typed;
        try {
            var scheme = typed.substring(0, end).toLowerCase(Locale.ROOT);
            return scheme + IDN.toASCII(typed.substring(end)).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noName) {
            return typed;
        }
    }

    /** A form that may stand on any site. */
    public Form(
            UUID id,
            String title,
            String greeting,
            boolean asksName,
            boolean asksMobile,
            boolean asksMail,
            boolean asksFiles,
            List<String> waysFound,
            boolean open) {
        this(id, title, greeting, asksName, asksMobile, asksMail, asksFiles, waysFound, List.of(), open);
    }

    /** A form with which no files come, and that does not ask how its sender found the business. */
    public Form(
            UUID id,
            String title,
            String greeting,
            boolean asksName,
            boolean asksMobile,
            boolean asksMail,
            boolean open) {
        this(id, title, greeting, asksName, asksMobile, asksMail, false, List.of(), open);
    }

    /** Whether it asks how the sender found the business. */
    public boolean asksHow() {
        return !waysFound.isEmpty();
    }

    /** What stands in the form's address: its workspace and itself. */
    public String key(WorkspaceId workspace) {
        var bytes = ByteBuffer.allocate(32)
                .putLong(workspace.value().getMostSignificantBits())
                .putLong(workspace.value().getLeastSignificantBits())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The workspace a key names. */
    static Optional<WorkspaceId> workspace(String key) {
        return ids(key).map(ids -> new WorkspaceId(new UUID(ids.getLong(0), ids.getLong(8))));
    }

    /** The form a key names. */
    static Optional<UUID> id(String key) {
        return ids(key).map(ids -> new UUID(ids.getLong(16), ids.getLong(24)));
    }

    private static Optional<ByteBuffer> ids(String key) {
        try {
            return Optional.of(ByteBuffer.wrap(Base64.getUrlDecoder().decode(key)))
                    .filter(bytes -> bytes.capacity() == 32);
        } catch (IllegalArgumentException notAKey) {
            return Optional.empty();
        }
    }
}
