package org.peyvand.worth;

import java.util.List;
import org.peyvand.web.Refused;
import org.peyvand.worth.spend.SpendBook;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was spent to win customers, as it is told. */
@Service
public class Spends {

    private final SpendBook book;

    Spends(SpendBook book) {
        this.book = book;
    }

    /** How spends were told. */
    public enum By {
        TYPED,
        FILE,
        PROGRAM
    }

    /**
     * Writes spends down, all or none; of a channel, campaign and month the last that was told stands.
     *
     * @throws Refused when there are too many, or one of them cannot be: an amount below zero or beyond 10^15, a month ahead or
     *     before 1300 (1921)
     */
    @Transactional
    public void tell(List<Spend> told, By by) {
        book.tell(told, by);
    }
}
