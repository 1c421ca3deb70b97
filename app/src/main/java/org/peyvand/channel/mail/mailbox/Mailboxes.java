package org.peyvand.channel.mail.mailbox;

import static org.peyvand.channel.db.Tables.MAILBOX;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.peyvand.channel.db.tables.records.MailboxRecord;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Changes;
import org.peyvand.workspace.Encryption;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.Remembered;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The mailboxes of the workspace acted in. Their passwords are stored encrypted. */
@Service
public class Mailboxes {

    private static final int MOST = 200;

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;
    private final Encryption encryption;
    private final Listen listen;
    private final TransactionTemplate reading;
    private final Remembered<List<Mailbox>> known = new Remembered<>();

    Mailboxes(
            DSLContext db,
            Clock clock,
            Audit audit,
            Encryption encryption,
            Listen listen,
            PlatformTransactionManager transactions) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.encryption = encryption;
        this.listen = listen;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** A name for a mailbox about to be added. */
    public static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** Oldest first. */
    public List<Mailbox> all() {
        return known.get(() -> reading.execute(_ -> stored()));
    }

    private List<Mailbox> stored() {
        return db.selectFrom(MAILBOX)
                .where(MAILBOX.WORKSPACE_ID.eq(Acting.workspace()))
                .orderBy(MAILBOX.MAILBOX_ID)
                .limit(MOST)
                .fetch(this::mailbox);
    }

    public Optional<Mailbox> find(UUID id) {
        return all().stream().filter(mailbox -> mailbox.id().equals(id)).findFirst();
    }

    /** @throws Refused when there is no such mailbox in this workspace */
    public Mailbox get(UUID id) {
        return find(id).orElseThrow(Refused::notFound);
    }

    /** @throws Refused when there is one of that address already */
    @Transactional
    public void add(Mailbox mailbox) {
        Acting.require(Permission.CHANGE_SETTINGS);
        if (all().size() >= MOST) throw Refused.because("mailbox.refused.many", MOST);
        refuseTwice(mailbox);
        var row = db.newRecord(MAILBOX);
        row.setWorkspaceId(Acting.workspace());
        row.setMailboxId(mailbox.id());
        row.setCreatedAt(clock.instant().atOffset(ZoneOffset.UTC));
        write(mailbox, row);
        row.insert();
        known.forget();
        if (mailbox.open()) listen.to(mailbox.id());
        audit.record("mailbox.created", "mailbox", mailbox.id(), Map.of("address", mailbox.address()));
    }

    /** Replaces what is known of a mailbox. */
    @Transactional
    public void change(Mailbox mailbox) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var row = db.fetchOptional(MAILBOX, of(mailbox.id())).orElseThrow(Refused::notFound);
        refuseTwice(mailbox);
        var changes = changes(mailbox(row), mailbox);
        write(mailbox, row);
        row.update();
        known.forget();
        if (mailbox.open()) listen.to(mailbox.id());
        audit.record("mailbox.changed", "mailbox", mailbox.id(), Map.of("address", mailbox.address()), changes);
    }

    /** Of a password only that it is another one. */
    private static Changes changes(Mailbox before, Mailbox now) {
        return Changes.none()
                .changed("address", before.address(), now.address())
                .changed("fromName", before.fromName(), now.fromName())
                .changed("signature", before.signature(), now.signature())
                .changed("incoming", server(before.incoming()), server(now.incoming()))
                .changed("outgoing", server(before.outgoing()), server(now.outgoing()))
                .changed("open", before.open(), now.open())
                .and(passwords(before, now));
    }

    private static Changes passwords(Mailbox before, Mailbox now) {
        var same = before.incoming().password().equals(now.incoming().password())
                && before.outgoing().password().equals(now.outgoing().password());
        return same ? Changes.none() : Changes.none().changed("password", "•••", "•••••");
    }

    private static String server(MailServer server) {
        return server.user() + "@" + server.host() + ":" + server.port() + " "
                + server.security().code();
    }

    private void refuseTwice(Mailbox mailbox) {
        var another = db.fetchExists(
                MAILBOX,
                MAILBOX.WORKSPACE_ID.eq(Acting.workspace()),
                MAILBOX.ADDRESS_KEY.eq(mailbox.key()),
                MAILBOX.MAILBOX_ID.ne(mailbox.id()));
        if (another) throw Refused.because("mailbox.refused.twice", mailbox.address());
    }

    private static Condition of(UUID id) {
        return MAILBOX.WORKSPACE_ID.eq(Acting.workspace()).and(MAILBOX.MAILBOX_ID.eq(id));
    }

    private void write(Mailbox mailbox, MailboxRecord row) {
        row.setAddress(mailbox.address());
        row.setAddressKey(mailbox.key());
        row.setFromName(mailbox.fromName());
        row.setSignature(mailbox.signature());
        row.setIncomingHost(mailbox.incoming().host());
        row.setIncomingPort(mailbox.incoming().port());
        row.setIncomingSecurity(mailbox.incoming().security().code());
        row.setIncomingUser(mailbox.incoming().user());
        row.setIncomingPassword(encryption.encrypt(mailbox.incoming().password()));
        row.setOutgoingHost(mailbox.outgoing().host());
        row.setOutgoingPort(mailbox.outgoing().port());
        row.setOutgoingSecurity(mailbox.outgoing().security().code());
        row.setOutgoingUser(mailbox.outgoing().user());
        row.setOutgoingPassword(encryption.encrypt(mailbox.outgoing().password()));
        row.setOpen(mailbox.open());
    }

    private Mailbox mailbox(MailboxRecord row) {
        var incoming = new MailServer(
                row.getIncomingHost(),
                row.getIncomingPort(),
                Security.of(row.getIncomingSecurity()),
                row.getIncomingUser(),
                encryption.decrypt(row.getIncomingPassword()));
        var outgoing = new MailServer(
                row.getOutgoingHost(),
                row.getOutgoingPort(),
                Security.of(row.getOutgoingSecurity()),
                row.getOutgoingUser(),
                encryption.decrypt(row.getOutgoingPassword()));
        return new Mailbox(
                row.getMailboxId(),
                row.getAddress(),
                row.getFromName(),
                row.getSignature(),
                incoming,
                outgoing,
                row.getOpen());
    }
}
