package org.peyvand.commerce;

/**
 * What an import has done so far; the numbers of its report.
 *
 * @param rows of the file, those rejected and left out included
 * @param customersNew customers it wrote down
 * @param customersMatched customers it met who were known already
 * @param anonymousLines lines of orders without a customer
 * @param rejected rows not taken, each with its reason
 * @param leftOut rows of orders that were cancelled or never paid
 * @param repeated rows that say again what another row said
 * @param addressesUnread phones and mail addresses that are none, on rows that were taken without them
 */
public record ImportCounts(
        long rows,
        long created,
        long changed,
        long unchanged,
        long lines,
        long returns,
        long customersNew,
        long customersMatched,
        long anonymousLines,
        long rejected,
        long leftOut,
        long repeated,
        long addressesUnread) {

    public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static ImportCounts ofRows(long rows, long rejected, long leftOut, long repeated) {
        return new ImportCounts(rows, 0, 0, 0, 0, 0, 0, 0, 0, rejected, leftOut, repeated, 0);
    }

    public static ImportCounts ofCustomers(long news, long matched) {
        return new ImportCounts(0, 0, 0, 0, 0, 0, news, matched, 0, 0, 0, 0, 0);
    }

    public static ImportCounts ofAddresses(long unread) {
        return new ImportCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, unread);
    }

    public static ImportCounts ofOrders(
            long created, long changed, long unchanged, long lines, long returns, long anonymousLines) {
        return new ImportCounts(0, created, changed, unchanged, lines, returns, 0, 0, anonymousLines, 0, 0, 0, 0);
    }

    /** Both together. */
    public ImportCounts plus(ImportCounts more) {
        return new ImportCounts(
                rows + more.rows,
                created + more.created,
                changed + more.changed,
                unchanged + more.unchanged,
                lines + more.lines,
                returns + more.returns,
                customersNew + more.customersNew,
                customersMatched + more.customersMatched,
                anonymousLines + more.anonymousLines,
                rejected + more.rejected,
                leftOut + more.leftOut,
                repeated + more.repeated,
                addressesUnread + more.addressesUnread);
    }

    /** Orders and returns, whatever became of them. */
    public long orders() {
        return created + changed + unchanged;
    }

    /** Whether everything was known already. */
    public boolean nothingNew() {
        return created + changed + customersNew == 0 && orders() + customersMatched > 0;
    }
}
