package org.peyvand.llm;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.peyvand.conversation.Conversations;
import org.peyvand.customer.Customer;
import org.peyvand.customer.Customers;
import org.peyvand.language.PersonalData;
import org.peyvand.web.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Has the language model put into words what passages say. Nothing comes of it where none is set up, where there are no
 * passages, where it fails, takes too long, does not know, or says what stands in none of them: then whoever asked does as if
 * there were no model.
 */
@Service
public class Phrasing {

    private static final Logger log = LoggerFactory.getLogger(Phrasing.class);
    private static final int LONGEST_QUESTION = 1_500;
    private static final int LONGEST_PASSAGE = 1_500;
    private static final int MOST_PASSAGES = 4;

    private final Connections connections;
    private final Completions completions;
    private final Conversations conversations;
    private final Customers customers;

    Phrasing(Connections connections, Completions completions, Conversations conversations, Customers customers) {
        this.connections = connections;
        this.completions = completions;
        this.conversations = conversations;
        this.customers = customers;
    }

    /**
     * What was put into words.
     *
     * @param passages the places, from 0, of the passages it says it is from; never empty
     */
    public record Phrased(String text, List<Integer> passages) {}

    /** Whether it is used for that. */
    public boolean serves(Purpose purpose) {
        return connections.serves(purpose);
    }

    /**
     * Asks the model; takes as long as it does, and is called outside a transaction.
     *
     * @param conversation whose customer is not to be known from what is sent
     * @param passages the best first; of more than four the first four
     */
    public Optional<Phrased> phrase(
            Purpose purpose, UUID conversation, String question, List<String> passages, Language language) {
        var connection = connections.get();
        if (passages.isEmpty() || !connection.serves(purpose) || !connections.isAllowed(connection))
            return Optional.empty();
        var personal = personal(conversation);
        var hidden = passages.stream()
                .limit(MOST_PASSAGES)
                .map(passage -> personal.hide(cut(passage, LONGEST_PASSAGE)))
                .toList();
        var prompt = Prompt.of(personal.hide(cut(question, LONGEST_QUESTION)), hidden, language);
        try {
            var said = completions.ask(connection, prompt, purpose.patience());
            connections.answered();
            return read(purpose, said, prompt, hidden.size(), personal);
        } catch (Unanswered why) {
            log.warn("The language model did not answer: {}", why.trouble());
            connections.failed(why);
            connections.count(purpose, Outcome.FAILED, prompt.length(), 0);
            return Optional.empty();
        }
    }

    private Optional<Phrased> read(Purpose purpose, String said, Prompt prompt, int passages, PersonalData personal) {
        var phrased = Answer.read(said, prompt, passages)
                .flatMap(answer -> personal.restore(answer.text())
                        .map(text -> new Phrased(
                                text,
                                answer.passages().stream()
                                        .map(number -> number - 1)
                                        .toList())));
        var unknown = Answer.isUnknown(said);
        var outcome = unknown ? Outcome.UNKNOWN : phrased.isPresent() ? Outcome.PHRASED : Outcome.THROWN_AWAY;
        connections.count(purpose, outcome, prompt.length(), said.length());
        return phrased.filter(_ -> !unknown);
    }

    private PersonalData personal(UUID conversation) {
        var customer = conversations.get(conversation).customer().flatMap(customers::find);
        var names = customer.stream().map(known -> known.details().name()).toList();
        var handles = customer.stream()
                .flatMap(known -> known.handles().stream())
                .flatMap(Phrasing::written)
                .toList();
        return PersonalData.of(names, handles);
    }

    private static Stream<String> written(Customer.KnownHandle known) {
        return Stream.of(known.handle().key(), known.handle().typed());
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
