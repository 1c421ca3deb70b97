package org.peyvand.workspace;

import static org.peyvand.workspace.db.Tables.ACCOUNT;
import static org.peyvand.workspace.db.Tables.MEMBER;
import static org.peyvand.workspace.db.Tables.WORKSPACE;

import java.util.Optional;
import org.jooq.DSLContext;
import org.peyvand.web.Language;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads, once per request, who is at the screen: so a changed role or an ended membership holds from the next click. */
@Service
class CurrentMember {

    private final DSLContext db;

    CurrentMember(DSLContext db) {
        this.db = db;
    }

    record AtWork(Actor actor, String email, Language language, WorkspaceSettings settings) {}

    /** Empty when the membership has ended. Called while acting in the workspace of the session. */
    @Transactional(readOnly = true)
    public Optional<AtWork> of(SignedInMember signedIn) {
        return db.select(MEMBER.fields())
                .select(ACCOUNT.EMAIL, ACCOUNT.LANGUAGE)
                .select(WORKSPACE.fields())
                .from(MEMBER)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(MEMBER.ACCOUNT_ID))
                .join(WORKSPACE)
                .on(WORKSPACE.WORKSPACE_ID.eq(MEMBER.WORKSPACE_ID))
                .where(MEMBER.WORKSPACE_ID.eq(signedIn.workspace()))
                .and(MEMBER.MEMBER_ID.eq(signedIn.member()))
                .and(MEMBER.LEFT_AT.isNull())
                .fetchOptional(row -> new AtWork(
                        new Actor(
                                new WorkspaceId(signedIn.workspace()),
                                Actor.Kind.MEMBER,
                                Optional.of(signedIn.member()),
                                row.get(MEMBER.NAME),
                                Role.of(row.get(MEMBER.ROLE))),
                        row.get(ACCOUNT.EMAIL),
                        Language.of(row.get(ACCOUNT.LANGUAGE)).orElseThrow(),
                        Workspaces.read(row.into(WORKSPACE))));
    }
}
