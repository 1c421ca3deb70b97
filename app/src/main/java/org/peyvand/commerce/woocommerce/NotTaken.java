package org.peyvand.commerce.woocommerce;

/** Why a thing a shop told cannot be taken: a word of the bundles, and the value at fault. */
final class NotTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 200;

    private final String reason;
    private final String detail;

    NotTaken(String reason, String detail) {
        super(reason, null, false, false);
        var clean = detail.replace("\0", "");
        this.reason = reason;
        this.detail = clean.substring(0, Math.min(clean.length(), LONGEST));
    }

    String reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
