package org.peyvand.delivery;

import static org.peyvand.delivery.db.Tables.SETTING;

import java.time.Duration;
import java.util.Map;
import org.jooq.DSLContext;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Audit;
import org.peyvand.workspace.Changes;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How long the workspace acted in leaves its members to take back what they have sent. */
@Service
public class DeliverySettings {

    static final int MOST_SECONDS = 120;

    private static final int USUAL_SECONDS = 10;

    private final DSLContext db;
    private final Audit audit;

    DeliverySettings(DSLContext db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** As long something waits before it leaves; ten seconds unless it was set. */
    @Transactional(readOnly = true)
    public Duration timeToUndo() {
        return db.select(SETTING.SECONDS_TO_UNDO)
                .from(SETTING)
                .where(SETTING.WORKSPACE_ID.eq(Acting.workspace()))
                .fetchOptional(row -> Duration.ofSeconds(row.value1()))
                .orElse(Duration.ofSeconds(USUAL_SECONDS));
    }

    /** @throws Refused when it is not between nothing and two minutes */
    @Transactional
    public void change(int seconds) {
        Acting.require(Permission.CHANGE_SETTINGS);
        if (seconds < 0 || seconds > MOST_SECONDS) throw Refused.because("delivery.refused.seconds", MOST_SECONDS);
        var before = timeToUndo().toSeconds();
        db.insertInto(SETTING)
                .set(SETTING.WORKSPACE_ID, Acting.workspace())
                .set(SETTING.SECONDS_TO_UNDO, seconds)
                .onConflict(SETTING.WORKSPACE_ID)
                .doUpdate()
                .set(SETTING.SECONDS_TO_UNDO, seconds)
                .execute();
        audit.record(
                "delivery.setting",
                "delivery",
                Acting.workspace(),
                Map.of("seconds", seconds),
                Changes.none().changed("seconds", before, (long) seconds));
    }
}
