package org.peyvand;

import org.peyvand.database.DatabaseUnavailable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells an administrator, in one paragraph, why Peyvand did not start and what to do. */
final class StartFailures {

    private StartFailures() {}

    /** Finds the cause an administrator can do something about, however deep it lies. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static final class Analyzer implements FailureAnalyzer {

        @Override
        public FailureAnalysis analyze(Throwable failure) {
            for (var cause = failure; cause != null; cause = cause.getCause()) {
                switch (cause) {
                    case DatabaseUnavailable unavailable -> {
                        return new FailureAnalysis(unavailable.getMessage(), "", cause);
                    }
                    case PortInUseException inUse -> {
                        return new FailureAnalysis(
                                "Port " + inUse.getPort() + " is taken by another program.",
                                "Choose another with --port, or stop that program.",
                                cause);
                    }
                    default -> {}
                }
            }
            return null;
        }
    }

    /** Says it where the administrator looks. */
    static final class Reporter implements FailureAnalysisReporter {

        @Override
        public void report(FailureAnalysis analysis) {
            var action = analysis.getAction() == null ? "" : " " + analysis.getAction();
            System.err.println(
                    "\n  Peyvand did not start. " + analysis.getDescription() + action.stripTrailing() + "\n");
        }
    }
}
