package org.peyvand.admin;

import java.time.Clock;
import java.time.ZoneOffset;
import org.peyvand.calendar.CalendarSystem;
import org.peyvand.database.DatabaseUnavailable;
import org.peyvand.database.UnusableBackup;
import org.peyvand.money.MoneyUnit;
import org.peyvand.web.Language;
import org.peyvand.web.Messages;
import org.peyvand.web.Reader;
import org.peyvand.web.Refused;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Tells the administrator why a command was not done. */
record Failures(Program program) implements CommandLine.IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case Refused refused -> {
                    return told(command, refused.saidTo(english()));
                }
                case DatabaseUnavailable unavailable -> {
                    return told(command, unavailable.getMessage());
                }
                case UnusableBackup unusable -> {
                    return told(command, unusable.getMessage());
                }
                case Wrong wrong -> {
                    return told(command, wrong.getMessage());
                }
                default -> {}
            }
        }
        throw failure;
    }

    private static int told(CommandLine command, String why) {
        command.getErr().println(why);
        return CommandLine.ExitCode.SOFTWARE;
    }

    static Reader english() {
        return new Reader(
                Language.EN,
                CalendarSystem.GREGORIAN,
                ZoneOffset.UTC,
                "IRR",
                MoneyUnit.CURRENCY,
                Clock.systemUTC(),
                Messages.load());
    }

    /** A command that cannot be done as it was given. */
    static final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }
}
