package org.peyvand.llm;

import java.util.List;
import java.util.Optional;
import org.peyvand.web.Trial;

/**
 * The language model as its page shows it.
 *
 * @param steps of the test, or none
 */
public record ModelView(
        Connection connection,
        Optional<Connections.Problem> problem,
        List<Connections.Count> counts,
        List<Trial.Step<ModelCheck.Stage>> steps) {

    /** Whether there is something to be tried. */
    public boolean isSetUp() {
        return !connection.address().isEmpty();
    }
}
