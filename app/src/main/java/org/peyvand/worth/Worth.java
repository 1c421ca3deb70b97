package org.peyvand.worth;

import java.time.Clock;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the shop earned to date. */
@Service
class Worth {

    private final Books books;
    private final Tally tally;
    private final Pictures pictures;
    private final Clock clock;

    Worth(Books books, Tally tally, Pictures pictures, Clock clock) {
        this.books = books;
        this.tally = tally;
        this.pictures = pictures;
        this.clock = clock;
    }

    /** As it stands: the sums of this moment, and the picture made last. */
    @Transactional(readOnly = true)
    public Report report() {
        Acting.require(Permission.SEE_WORTH);
        var book = books.current();
        var today = book.dayOf(clock.instant());
        var made = pictures.last();
        return new Report(
                book,
                today,
                tally.read(),
                made.map(Pictures.Made::picture).orElse(Picture.EMPTY),
                made.map(Pictures.Made::at).orElse(clock.instant()));
    }
}
