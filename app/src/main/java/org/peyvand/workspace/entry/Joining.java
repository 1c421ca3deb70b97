package org.peyvand.workspace.entry;

import static org.peyvand.workspace.db.Tables.MEMBER;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes members of accounts; whoever calls it has seen to it that they may join. */
@Component
public class Joining {

    private final DSLContext db;
    private final Clock clock;
    private final Audit audit;

    Joining(DSLContext db, Clock clock, Audit audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /** @throws Refused for a name that is empty or too long */
    public static void refuseBadName(String name) {
        if (name.isBlank() || name.length() > 100) throw new Refused(HttpStatus.BAD_REQUEST, "workspace.refused.name");
    }

    /**
     * Makes the account a member; one who had left comes back.
     *
     * @throws Refused when they are one already, whose role no invitation changes
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID join(UUID account, String name, Role role) {
        refuseBadName(name);
        var id = db.insertInto(MEMBER)
                .set(MEMBER.WORKSPACE_ID, Acting.workspace())
                .set(MEMBER.MEMBER_ID, UuidCreator.getTimeOrderedEpoch())
                .set(MEMBER.ACCOUNT_ID, account)
                .set(MEMBER.NAME, name.strip())
                .set(MEMBER.ROLE, role.code())
                .set(MEMBER.JOINED_AT, now())
                .onConflict(MEMBER.WORKSPACE_ID, MEMBER.ACCOUNT_ID)
                .doUpdate()
                .set(MEMBER.ROLE, role.code())
                .set(MEMBER.NAME, name.strip())
                .setNull(MEMBER.LEFT_AT)
                .where(MEMBER.LEFT_AT.isNotNull())
                .returning(MEMBER.MEMBER_ID)
                .fetchOptional(MEMBER.MEMBER_ID)
                .orElseThrow(() -> Refused.conflict("workspace.refused.alreadyMember"));
        audit.record("member.joined", "member", id, Map.of("name", name.strip(), "role", role.code()));
        return id;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
