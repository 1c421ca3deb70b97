package org.peyvand.worth;

import static org.peyvand.worth.db.Tables.HORIZON;

import java.util.Map;
import org.jooq.DSLContext;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Changes;
import org.peyvand.workspace.Permission;
import org.peyvand.worth.upkeep.Refresh;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far the workspace acted in looks ahead. What is changed holds for orders at once, and soon for all customers. */
@Service
public class Horizons {

    private final DSLContext db;
    private final Audit audit;
    private final Refresh refresh;

    Horizons(DSLContext db, Audit audit, Refresh refresh) {
        this.db = db;
        this.audit = audit;
        this.refresh = refresh;
    }

    @Transactional(readOnly = true)
    public Horizon get() {
        return db.selectFrom(HORIZON)
                .where(HORIZON.WORKSPACE_ID.eq(Acting.workspace()))
                .fetchOptional(row -> new Horizon(row.getMonths(), row.getYearlyRate(), row.getMargin()))
                .orElse(Horizon.USUAL);
    }

    @Transactional
    public void change(Horizon horizon) {
        Acting.require(Permission.CHANGE_WORTH);
        var before = get();
        if (horizon.equals(before)) return;
        var row = db.newRecord(HORIZON);
        row.setWorkspaceId(Acting.workspace());
        row.setMonths(horizon.months());
        row.setYearlyRate(horizon.yearlyRate());
        row.setMargin(horizon.margin());
        row.merge();
        audit.record(
                "worth.horizonChanged",
                "workspace",
                Acting.workspace(),
                Map.of("a", horizon.months(), "b", percent(horizon.yearlyRate()), "c", percent(horizon.margin())),
                Changes.none()
                        .changed("months", before.months(), horizon.months())
                        .changed("yearlyRate", percent(before.yearlyRate()), percent(horizon.yearlyRate()))
                        .changed("margin", percent(before.margin()), percent(horizon.margin())));
        refresh.soon();
    }

    private static long percent(double share) {
        return Math.round(share * 100);
    }
}
