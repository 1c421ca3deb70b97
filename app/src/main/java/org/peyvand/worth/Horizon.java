package org.peyvand.worth;

import org.peyvand.web.Refused;

/**
 * How far a business looks ahead, and what it counts money for.
 *
 * @param months looked ahead, 3 to 36
 * @param yearlyRate by how much money a year later counts less, 0 to 1
 * @param margin what is left of a sale once the goods are paid, above 0 up to 1; counted where a cost is set against it
 */
public record Horizon(int months, double yearlyRate, double margin) {

    /** Of a business that never said otherwise. */
    public static final Horizon USUAL = new Horizon(12, 0, 1);

    public static final int LEAST = 3;
    public static final int MOST = 36;

    /** @throws Refused outside of the ranges */
    public Horizon {
        if (months < LEAST || months > MOST) throw Refused.because("worth.refused.months", LEAST, MOST);
        if (!(yearlyRate >= 0 && yearlyRate <= 1)) throw Refused.because("worth.refused.rate");
        if (!(margin > 0 && margin <= 1)) throw Refused.because("worth.refused.margin");
    }

    /** What scores depend on, as a word. */
    public String word() {
        return months + "/" + yearlyRate;
    }
}
