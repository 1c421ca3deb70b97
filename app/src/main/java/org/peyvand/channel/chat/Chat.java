package org.peyvand.channel.chat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.web.Refused;
import org.peyvand.workspace.WorkspaceId;

/**
 * How a business has set up its chat.
 *
 * @param open whether it can be written to
 * @param colour as {@code #rrggbb}
 * @param sites the origins it may stand on, such as {@code https://shop.example.ir}; none: any
 * @param bot whether questions are answered from the articles until a person takes over
 */
public record Chat(boolean open, String title, String greeting, String colour, List<String> sites, boolean bot) {

    static final Chat CLOSED = new Chat(false, "", "", "#0b756f", List.of(), true);

    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_GREETING = 500;

    /** @throws Refused when a text is too long, the colour is none, or a site is no origin */
    public Chat {
        if (title.length() > LONGEST_TITLE || greeting.length() > LONGEST_GREETING) {
            throw Refused.because("chat.refused.long", LONGEST_TITLE, LONGEST_GREETING);
        }
        if (!colour.matches("#[0-9a-f]{6}")) throw Refused.because("chat.refused.colour");
        for (var site : sites) {
            if (!site.matches("https?://[^/\\s?#]{1,250}")) throw Refused.because("chat.refused.site", site);
        }
    }

    static List<String> sites(String typed) {
        return Arrays.stream(typed.split("\\s+"))
                .map(site -> site.replaceAll("/+$", ""))
                .filter(site -> !site.isEmpty())
                .toList();
    }

    /** Whether a page of that origin may use it; our own pages may. */
    boolean allows(String origin, String own) {
        return sites.isEmpty() || sites.contains(origin) || origin.equals(own);
    }

    /** What stands in the address of a workspace's chat. */
    static String key(WorkspaceId workspace) {
        var bytes = ByteBuffer.allocate(16)
                .putLong(workspace.value().getMostSignificantBits())
                .putLong(workspace.value().getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The workspace a key names. */
    static Optional<WorkspaceId> workspace(String key) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(key));
            return bytes.capacity() == 16
                    ? Optional.of(new WorkspaceId(new UUID(bytes.getLong(), bytes.getLong())))
                    : Optional.empty();
        } catch (IllegalArgumentException notAKey) {
            return Optional.empty();
        }
    }
}
