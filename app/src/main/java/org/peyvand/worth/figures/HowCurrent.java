package org.peyvand.worth.figures;

import java.time.Instant;
import java.util.Optional;
import org.peyvand.commerce.Sales;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How current the figures of the pages are. */
@Service
public class HowCurrent {

    private final Underways underways;
    private final Sales sales;

    HowCurrent(Underways underways, Sales sales) {
        this.underways = underways;
        this.sales = sales;
    }

    /** What is said on the pages while their figures are being counted. */
    @Transactional(readOnly = true)
    public Optional<Underway> underway() {
        Acting.require(Permission.SEE_WORTH);
        return underways.ofFigures();
    }

    /** The last order, where that was so long ago that nearly everyone counts as gone. */
    @Transactional(readOnly = true)
    public Optional<Instant> quietSince() {
        Acting.require(Permission.SEE_WORTH);
        return sales.quietSince();
    }
}
