package org.peyvand.channel.chat;

import static org.peyvand.channel.db.Tables.CODE;

import com.github.f4b6a3.uuid.UuidCreator;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.channel.Letters;
import org.peyvand.customer.Handle;
import org.peyvand.customer.HandleKind;
import org.peyvand.delivery.Deliveries;
import org.peyvand.delivery.NewDelivery;
import org.peyvand.language.Digits;
import org.peyvand.web.Language;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.SignedLinks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Codes by which a visitor proves a mail address: eight digits, good once, for ten minutes and five tries. Asking for one is
 * the same work and the same answer whether or not the address is known; whether it is, the {@link CodeCarrier} alone finds
 * out.
 */
@Service
class Codes {

    static final Duration VALID = Duration.ofMinutes(10);
    static final int TRIES = 5;

    private static final int DIGITS = 8;
    private static final String PURPOSE = "chat-code";

    private final DSLContext db;
    private final Clock clock;
    private final SignedLinks links;
    private final Deliveries deliveries;
    private final Letters letters;

    Codes(DSLContext db, Clock clock, SignedLinks links, Deliveries deliveries, Letters letters) {
        this.db = db;
        this.clock = clock;
        this.links = links;
        this.deliveries = deliveries;
        this.letters = letters;
    }

    /** Whether there is a mailbox from which codes can be sent. */
    boolean canBeSent() {
        return letters.server().isPresent();
    }

    /**
     * Has a code sent to an address, if somebody is known by it.
     *
     * @param language in which whoever asks reads
     * @return the word by which the code that comes is told from others
     */
    @Transactional
    public String ask(Handle mail, Language language) {
        var server = letters.server().orElseThrow(Refused::notFound);
        db.deleteFrom(CODE)
                .where(CODE.WORKSPACE_ID.eq(Acting.workspace()), CODE.EXPIRES_AT.lt(now().minusDays(1)))
                .execute();
        var id = UuidCreator.getTimeOrderedEpoch();
        var until = clock.instant().plus(VALID);
        db.insertInto(CODE)
                .set(CODE.WORKSPACE_ID, Acting.workspace())
                .set(CODE.CODE_ID, id)
                .set(CODE.MAIL, mail.key())
                .set(CODE.LANGUAGE, language.code())
                .set(CODE.EXPIRES_AT, until.atOffset(ZoneOffset.UTC))
                .execute();
        deliveries.plan(new NewDelivery(CodeCarrier.CHANNEL, id.toString(), server, mail.key(), "", clock.instant()));
        return links.sign(PURPOSE, id, until);
    }

    /** The language in which it was asked for; empty where that is not known. */
    @Transactional(readOnly = true)
    public Optional<Language> language(UUID id) {
        return db.select(CODE.LANGUAGE)
                .from(CODE)
                .where(CODE.WORKSPACE_ID.eq(Acting.workspace()), CODE.CODE_ID.eq(id))
                .fetchOptional(CODE.LANGUAGE)
                .flatMap(Language::of);
    }

    /** The address a code was sent to, where it is typed right; each try counts. */
    @Transactional
    public Optional<Handle> prove(String word, String typed) {
        return links.read(PURPOSE, word)
                .flatMap(read -> db.selectFrom(CODE)
                        .where(CODE.WORKSPACE_ID.eq(Acting.workspace()), CODE.CODE_ID.eq(read.subject()))
                        .forUpdate()
                        .fetchOptional()
                        .filter(row -> !row.getUsed() && row.getTries() < TRIES)
                        .flatMap(row -> {
                            var right = isRight(row.getCodeId(), typed);
                            row.setTries(row.getTries() + 1);
                            row.setUsed(right);
                            row.update();
                            return Optional.of(row.getMail()).filter(_ -> right);
                        })
                        .map(mail -> new Handle(HandleKind.MAIL, mail, mail)));
    }

    private boolean isRight(UUID id, String typed) {
        var digits = Digits.toAscii(typed).replaceAll("[^0-9]", "");
        return MessageDigest.isEqual(
                digits.getBytes(StandardCharsets.UTF_8), code(id).getBytes(StandardCharsets.UTF_8));
    }

    /** Worked out with the workspace's key, so that it stands nowhere but in the mail. */
    @Transactional
    public String code(UUID id) {
        var mark = new BigInteger(links.mark(PURPOSE, id), 32);
        var digits = mark.mod(BigInteger.TEN.pow(DIGITS)).toString();
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
