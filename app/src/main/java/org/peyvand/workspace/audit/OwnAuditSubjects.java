package org.peyvand.workspace.audit;

import static org.peyvand.workspace.db.Tables.API_KEY;
import static org.peyvand.workspace.db.Tables.MEMBER;
import static org.peyvand.workspace.db.Tables.TEAM;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.peyvand.web.Reader;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.AuditSubject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The workspace's own things as the audit log names them: also those that have left or were revoked, without a link. */
@Configuration(proxyBeanMethods = false)
class OwnAuditSubjects {

    @Bean
    AuditSubject auditedMembers(DSLContext db, TransactionTemplate transaction) {
        return new Kept(
                "member",
                "/settings/members",
                ids -> rows(
                        db,
                        transaction,
                        MEMBER,
                        MEMBER.WORKSPACE_ID,
                        MEMBER.MEMBER_ID,
                        MEMBER.NAME,
                        MEMBER.LEFT_AT,
                        ids));
    }

    @Bean
    AuditSubject auditedKeys(DSLContext db, TransactionTemplate transaction) {
        return new Kept(
                "key",
                "/settings/keys",
                ids -> rows(
                        db,
                        transaction,
                        API_KEY,
                        API_KEY.WORKSPACE_ID,
                        API_KEY.KEY_ID,
                        API_KEY.NAME,
                        API_KEY.REVOKED_AT,
                        ids));
    }

    @Bean
    AuditSubject auditedTeams(DSLContext db, TransactionTemplate transaction) {
        return new Kept(
                "team",
                "/settings/members",
                ids -> rows(db, transaction, TEAM, TEAM.WORKSPACE_ID, TEAM.TEAM_ID, TEAM.NAME, TEAM.REMOVED_AT, ids));
    }

    /** What is kept when it is gone. */
    private record Row(String name, boolean gone) {}

    private interface Rows {
        Map<UUID, Row> of(Collection<UUID> ids);
    }

    private record Kept(String kind, String path, Rows rows) implements AuditSubject {
        @Override
        public Map<UUID, Named> named(Collection<UUID> ids, Reader reader) {
            return rows.of(ids).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            row -> new Named(
                                    row.getValue().name(),
                                    row.getValue().gone() ? Optional.empty() : Optional.of(path))));
        }
    }

    private static Map<UUID, Row> rows(
            DSLContext db,
            TransactionTemplate transaction,
            Table<?> table,
            TableField<?, UUID> workspace,
            TableField<?, UUID> id,
            TableField<?, String> name,
            Field<?> gone,
            Collection<UUID> ids) {
        return transaction.execute(_ -> db.select(id, name, gone)
                .from(table)
                .where(workspace.eq(Acting.workspace()), id.in(ids))
                .fetchMap(id, row -> new Row(row.get(name), row.get(gone) != null)));
    }
}
