package org.peyvand.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.peyvand.database.DatabaseAddress;

/** What stands in the database of a program that runs, or ran, on a data folder: read past the program. */
final class Books {

    /** All that an import leaves, but what differs from run to run: ids and instants of writing. */
    private static final List<String> CONTENTS = List.of(
            """
            select concat_ws('|', 'order', o.number, o.kind, o.placed_at, o.currency, o.total, o.lines, c.name)
            from commerce.orders o left join customer.customer c using (workspace_id, customer_id)""",
            """
            select concat_ws('|', 'line', o.number, l.line_no, p.code, p.name, l.description, l.quantity, l.total)
            from commerce.order_line l join commerce.orders o using (workspace_id, order_id)
            left join commerce.product p using (workspace_id, product_id)""",
            "select concat_ws('|', 'handle', h.kind, h.key, c.name)"
                    + " from customer.handle h join customer.customer c using (workspace_id, customer_id)",
            "select concat_ws('|', 'worth', c.name, s.orders, s.returns, s.spent, s.returned, s.first_order_at,"
                    + " s.last_order_at) from customer.standing s join customer.customer c using (workspace_id, customer_id)",
            "select concat_ws('|', 'entry', e.kind, e.at, c.name)"
                    + " from timeline.entry e join customer.customer c using (workspace_id, customer_id)",
            "select concat_ws('|', 'rejected', line, column_name, reason, value) from commerce.import_rejection",
            "select concat_ws('|', 'report', state, steps_done, rows_done, counts) from commerce.import");

    private final DatabaseAddress address;

    private Books(DatabaseAddress address) {
        this.address = address;
    }

    /** Of the PostgreSQL that runs on that folder. */
    static Books in(Path folder) throws IOException {
        var port = Files.readAllLines(folder.resolve("cluster/postmaster.pid"))
                .get(3)
                .strip();
        return new Books(new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/peyvand",
                "peyvand",
                Files.readString(folder.resolve("password")).strip()));
    }

    static Books at(DatabaseAddress address) {
        return new Books(address);
    }

    /** Every fact as a line, in the order of the alphabet. */
    List<String> contents() {
        return CONTENTS.stream().flatMap(query -> read(query).stream()).sorted().toList();
    }

    /** Where the only import is: {@code running}, {@code done} … */
    String state() {
        return read("select state from commerce.import").getFirst();
    }

    long steps() {
        return Long.parseLong(read("select steps_done from commerce.import").getFirst());
    }

    List<String> read(String query) {
        var read = new ArrayList<String>();
        address.execute(connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(query)) {
                while (rows.next()) read.add(rows.getString(1));
            }
        });
        return read;
    }

    /** A file of that many orders of two lines, some of which cannot be taken. */
    static String file(int orders) {
        return IntStream.range(0, orders)
                .mapToObj(order -> line(order, "کتاب " + order % 31) + line(order, "دفتر " + order % 17))
                .collect(Collectors.joining("", "شماره سفارش,تاریخ,نام مشتری,موبایل,نام کالا,تعداد,قیمت واحد\n", ""));
    }

    private static String line(int order, String goods) {
        var date = order % 500 == 499 ? "1404/12/30" : "1404/" + (1 + order % 6) + "/" + (1 + order % 28);
        int whose = order % 997;
        return "m%d,%s,مشتری %d,0912345%04d,%s,%d,%d000\n"
                .formatted(order, date, whose, whose, goods, 1 + order % 3, 1 + order % 90);
    }
}
