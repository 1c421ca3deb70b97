package org.peyvand.timeline;

import java.util.Optional;
import org.peyvand.timeline.Happening.Call;
import org.peyvand.timeline.Happening.ConversationBegun;
import org.peyvand.timeline.Happening.ConversationClosed;
import org.peyvand.timeline.Happening.ConversationRated;
import org.peyvand.timeline.Happening.Note;
import org.peyvand.timeline.Happening.Purchase;
import org.peyvand.timeline.Happening.Returned;
import org.peyvand.timeline.Happening.Review;
import org.peyvand.timeline.Happening.Visit;

/** The word by which each kind of happening is stored and named in the API. */
final class Kinds {

    private Kinds() {}

    static String of(Happening what) {
        return switch (what) {
            case Purchase _ -> "order";
            case Returned _ -> "return";
            case Visit _ -> "visit";
            case Call _ -> "call";
            case Note _ -> "note";
            case ConversationBegun _ -> "conversation";
            case ConversationClosed _ -> "conversation-closed";
            case ConversationRated _ -> "conversation-rated";
            case Review _ -> "review";
        };
    }

    static Optional<Class<? extends Happening>> type(String kind) {
        return switch (kind) {
            case "order" -> Optional.of(Purchase.class);
            case "return" -> Optional.of(Returned.class);
            case "visit" -> Optional.of(Visit.class);
            case "call" -> Optional.of(Call.class);
            case "note" -> Optional.of(Note.class);
            case "conversation" -> Optional.of(ConversationBegun.class);
            case "conversation-closed" -> Optional.of(ConversationClosed.class);
            case "conversation-rated" -> Optional.of(ConversationRated.class);
            case "review" -> Optional.of(Review.class);
            default -> Optional.empty();
        };
    }
}
