package org.peyvand.workspace;

import java.time.ZoneId;
import java.util.UUID;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.WeeklyHours;
import org.peyvand.money.MoneyUnit;
import org.peyvand.web.Language;

/**
 * A business made for one test, in the shared database of a {@link org.peyvand.PeyvandTest}.
 *
 * @param owner who founded it
 * @param apiKey a key with the rights of an admin
 */
public record TestWorkspace(WorkspaceId id, Person owner, String apiKey) {

    /** A member who can log in. */
    public record Person(Actor actor, String email, String password) {}

    /** An Iranian shop that counts in Toman. */
    public static final WorkspaceSettings IRANIAN = settings("IRR", MoneyUnit.TOMAN, "Asia/Tehran", Language.FA);

    /** An English shop that counts in pounds. */
    public static final WorkspaceSettings ENGLISH = settings("GBP", MoneyUnit.CURRENCY, "Europe/London", Language.EN);

    /** A fresh {@link #IRANIAN} workspace. */
    public static TestWorkspace create() {
        return create(IRANIAN);
    }

    /** A fresh workspace with those settings. */
    public static TestWorkspace create(WorkspaceSettings settings) {
        return TestWorkspaces.found(settings);
    }

    /** One more member; their language is the workspace's. */
    public Person join(Role role) {
        return TestWorkspaces.join(this, role);
    }

    /** The key of the workspace in every table. */
    public UUID uuid() {
        return id.value();
    }

    /** Does the act as the owner. */
    public <T, X extends Throwable> T acting(ScopedValue.CallableOp<T, X> act) throws X {
        return Acting.as(owner.actor(), act);
    }

    /** Does the act as the owner. */
    public void run(Runnable act) {
        Acting.run(owner.actor(), act);
    }

    private static WorkspaceSettings settings(String currency, MoneyUnit unit, String zone, Language language) {
        var iranian = language == Language.FA;
        return new WorkspaceSettings(
                iranian ? "فروشگاه آزمون" : "Test shop",
                language,
                iranian ? CalendarSystem.JALALI : CalendarSystem.GREGORIAN,
                currency,
                unit,
                ZoneId.of(zone),
                iranian ? "IR" : "GB",
                iranian ? WeeklyHours.IRANIAN : WeeklyHours.parse("mon-fri 09:00-17:00"),
                false);
    }
}
