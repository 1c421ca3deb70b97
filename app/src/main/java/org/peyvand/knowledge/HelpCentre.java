package org.peyvand.knowledge;

import static org.peyvand.knowledge.db.Tables.HELP_CENTRE;
import static org.peyvand.knowledge.db.Tables.PUBLIC_ADDRESS;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.peyvand.knowledge.article.Shelf;
import org.peyvand.knowledge.db.tables.records.PublicAddressRecord;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Changes;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.PublicAddress;
import org.peyvand.workspace.WorkspaceId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The public help centre as its owner sets it up. It is closed until somebody opens it. */
@Service
public class HelpCentre {

    private final DSLContext db;
    private final Audit audit;
    private final Shelf shelf;
    private final PublicAddress address;

    HelpCentre(DSLContext db, Audit audit, Shelf shelf, PublicAddress address) {
        this.address = address;
        this.db = db;
        this.audit = audit;
        this.shelf = shelf;
    }

    /** The business behind an address; asked before any workspace is named. */
    @Transactional(readOnly = true)
    public Optional<WorkspaceId> at(String slug) {
        return db.select(PUBLIC_ADDRESS.WORKSPACE_ID)
                .from(PUBLIC_ADDRESS)
                .where(PUBLIC_ADDRESS.SLUG.eq(slug))
                .fetchOptional(row -> new WorkspaceId(row.value1()));
    }

    /** The word in the address of the help centre at that domain; asked before any workspace is named. */
    @Transactional(readOnly = true)
    public Optional<String> atDomain(String domain) {
        if (address.isOwn(domain)) return Optional.empty();
        return db.select(PUBLIC_ADDRESS.SLUG)
                .from(PUBLIC_ADDRESS)
                .where(PUBLIC_ADDRESS.DOMAIN.eq(domain.toLowerCase(Locale.ROOT)))
                .fetchOptional(PUBLIC_ADDRESS.SLUG);
    }

    /** How the help centre of the workspace acted in stands. */
    @Transactional(readOnly = true)
    public HelpSettings settings() {
        var found = db.fetchOptional(PUBLIC_ADDRESS, PUBLIC_ADDRESS.WORKSPACE_ID.eq(Acting.workspace()));
        var slug = found.map(PublicAddressRecord::getSlug).orElse("");
        var domain = found.map(PublicAddressRecord::getDomain).orElse("");
        return db.fetchOptional(HELP_CENTRE, HELP_CENTRE.WORKSPACE_ID.eq(Acting.workspace()))
                .map(row -> new HelpSettings(row.getOpen(), slug, domain, row.getTitleFa(), row.getTitleEn()))
                .orElseGet(() -> new HelpSettings(false, slug, domain, "", ""));
    }

    /** Counts what the public could see change; pages of the same count are the same. */
    @Transactional(readOnly = true)
    public long revision() {
        return db.select(HELP_CENTRE.REVISION)
                .from(HELP_CENTRE)
                .where(HELP_CENTRE.WORKSPACE_ID.eq(Acting.workspace()))
                .fetchOptional(HELP_CENTRE.REVISION)
                .orElse(0L);
    }

    /**
     * Opens, closes, renames or moves the help centre.
     *
     * @throws Refused when another business has the address or the domain, or the domain is Peyvand's own
     */
    @Transactional
    public void change(HelpSettings settings) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var before = settings();
        if (settings.equals(before)) return;
        shelf.changed();
        db.update(HELP_CENTRE)
                .set(HELP_CENTRE.OPEN, settings.open())
                .set(HELP_CENTRE.TITLE_FA, settings.persian())
                .set(HELP_CENTRE.TITLE_EN, settings.english())
                .where(HELP_CENTRE.WORKSPACE_ID.eq(Acting.workspace()))
                .execute();
        move(settings.slug());
        name(settings.domain());
        audit.record(
                "helpCentre.changed",
                "helpCentre",
                Acting.workspace(),
                Map.of("slug", settings.slug()),
                Changes.none()
                        .changed("open", before.open(), settings.open())
                        .changed("slug", before.slug(), settings.slug())
                        .changed("domain", before.domain(), settings.domain())
                        .changed("titleFa", before.persian(), settings.persian())
                        .changed("titleEn", before.english(), settings.english()));
    }

    /** By which name strangers find Peyvand itself must be known, so that nobody takes it away. */
    private void name(String domain) {
        if (!domain.isEmpty() && (!address.isConfigured() || address.isOwn(domain)))
            throw Refused.because("knowledge.refused.domainOwn");
        var taken = PUBLIC_ADDRESS.DOMAIN.eq(domain).and(PUBLIC_ADDRESS.WORKSPACE_ID.ne(Acting.workspace()));
        if (db.fetchExists(PUBLIC_ADDRESS, taken)) throw Refused.conflict("knowledge.refused.slugTaken", domain);
        db.update(PUBLIC_ADDRESS)
                .set(PUBLIC_ADDRESS.DOMAIN, domain.isEmpty() ? null : domain)
                .where(PUBLIC_ADDRESS.WORKSPACE_ID.eq(Acting.workspace()))
                .execute();
    }

    private void move(String slug) {
        var own = PUBLIC_ADDRESS.WORKSPACE_ID.eq(Acting.workspace());
        db.deleteFrom(PUBLIC_ADDRESS)
                .where(own.and(PUBLIC_ADDRESS.SLUG.ne(slug)))
                .execute();
        if (slug.isEmpty()) return;
        db.insertInto(PUBLIC_ADDRESS)
                .set(PUBLIC_ADDRESS.SLUG, slug)
                .set(PUBLIC_ADDRESS.WORKSPACE_ID, Acting.workspace())
                .onConflictDoNothing()
                .execute();
        if (!db.fetchExists(PUBLIC_ADDRESS, own.and(PUBLIC_ADDRESS.SLUG.eq(slug)))) {
            throw Refused.conflict("knowledge.refused.slugTaken", slug);
        }
    }
}
