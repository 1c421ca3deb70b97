package org.peyvand.commerce;

import java.math.BigDecimal;
import org.peyvand.web.Refused;

/** What no order holds, whoever tells it. */
final class Limits {

    private Limits() {}

    static void text(String text, int longest, String refusal) {
        if (text.length() > longest || text.indexOf('\0') >= 0) throw Refused.because(refusal, longest);
    }

    static void number(BigDecimal number, BigDecimal largest, String refusal) {
        if (number.abs().compareTo(largest) > 0) throw Refused.because(refusal, number, largest);
    }
}
