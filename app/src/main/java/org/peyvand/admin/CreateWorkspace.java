package org.peyvand.admin;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.peyvand.admin.Failures.Wrong;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.calendar.UnreadableHoursException;
import org.peyvand.calendar.WeeklyHours;
import org.peyvand.money.MoneyUnit;
import org.peyvand.web.Language;
import org.peyvand.workspace.Administration;
import org.peyvand.workspace.WorkspaceSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code admin workspace create}. */
@Command(
        name = "create",
        description = "Makes a workspace and its owner, and prints the workspace's id.",
        showDefaultValues = true)
class CreateWorkspace implements Callable<Integer> {

    private final Program program;

    @Spec
    private CommandSpec spec;

    @Option(names = "--name", required = true, description = "The name of the business.")
    private String name;

    @Option(names = "--language", defaultValue = "fa", description = "fa or en.")
    private String language;

    @Option(names = "--currency", defaultValue = "IRR", description = "ISO 4217.")
    private String currency;

    @Option(names = "--unit", defaultValue = "TOMAN", description = "${COMPLETION-CANDIDATES}; Toman with IRR alone.")
    private MoneyUnit unit;

    @Option(names = "--zone", defaultValue = "Asia/Tehran", description = "The time zone.")
    private String zone;

    @Option(names = "--calendar", defaultValue = "JALALI", description = "${COMPLETION-CANDIDATES}.")
    private CalendarSystem calendar;

    @Option(names = "--phone-region", defaultValue = "IR", description = "The country of numbers without a code.")
    private String phoneRegion;

    @Option(
            names = "--hours",
            defaultValue = "sat-wed 09:00-17:00; thu 09:00-13:00",
            description = "The week's opening hours.")
    private String hours;

    @Option(names = "--owner-name", required = true)
    private String ownerName;

    @Option(names = "--owner-email", required = true)
    private String ownerEmail;

    @Option(names = "--owner-password-file", paramLabel = "FILE", description = "Its first line is the password.")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(names = "--owner-password-stdin", description = "The password comes on the standard input.")
    private boolean passwordInput;

    CreateWorkspace(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        var settings = settings();
        var owner = new Administration.Person(ownerName, ownerEmail, Password.of(passwordFile, passwordInput));
        spec.commandLine().getOut().println(program.the(Administration.class).create(settings, owner));
        return 0;
    }

    private WorkspaceSettings settings() {
        var spoken = Language.of(language).orElseThrow(() -> new Wrong("--language is fa or en."));
        try {
            return new WorkspaceSettings(
                    name,
                    spoken,
                    calendar,
                    currency,
                    unit,
                    ZoneId.of(zone),
                    phoneRegion,
                    WeeklyHours.parse(hours),
                    false);
        } catch (DateTimeException unknown) {
            throw new Wrong("There is no time zone " + zone + ".");
        } catch (UnreadableHoursException unreadable) {
            throw new Wrong("--hours cannot be read at \"" + unreadable.part() + "\".");
        }
    }
}
