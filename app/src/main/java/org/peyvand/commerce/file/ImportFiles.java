package org.peyvand.commerce.file;

import static org.peyvand.commerce.db.Tables.IMPORT_PIECE;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.peyvand.commerce.order.ContentHash;
import org.peyvand.workspace.Acting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the files of imports, as they came, in pieces that fit into memory. */
@Component
public class ImportFiles {

    private static final int PIECE = 1 << 20;

    private final DSLContext db;
    private final TransactionTemplate reading;

    ImportFiles(DSLContext db, PlatformTransactionManager transactions) {
        this.db = db;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** How long a file is, and the SHA-256 of it. */
    public record Kept(long bytes, byte[] hash) {}

    /** Keeps a file to its end, in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Kept keep(UUID id, InputStream file) throws IOException {
        var hash = ContentHash.sha256();
        long bytes = 0;
        var hashed = new DigestInputStream(file, hash);
        var piece = hashed.readNBytes(PIECE);
        for (int number = 0; piece.length > 0; number++) {
            db.insertInto(IMPORT_PIECE)
                    .set(IMPORT_PIECE.WORKSPACE_ID, Acting.workspace())
                    .set(IMPORT_PIECE.IMPORT_ID, id)
                    .set(IMPORT_PIECE.PIECE_NO, number)
                    .set(IMPORT_PIECE.BYTES, piece)
                    .execute();
            bytes += piece.length;
            piece = hashed.readNBytes(PIECE);
        }
        return new Kept(bytes, hash.digest());
    }

    /** The file anew; each piece is read by itself when it is wanted, so nothing is held open in between. */
    public InputStream open(UUID id) {
        return new Pieces(id);
    }

    private Optional<byte[]> piece(UUID id, int number) {
        return reading.execute(_ -> db.select(IMPORT_PIECE.BYTES)
                .from(IMPORT_PIECE)
                .where(IMPORT_PIECE.WORKSPACE_ID.eq(Acting.workspace()))
                .and(IMPORT_PIECE.IMPORT_ID.eq(id))
                .and(IMPORT_PIECE.PIECE_NO.eq(number))
                .fetchOptional(IMPORT_PIECE.BYTES));
    }

    /** Takes the file away, in the caller's transaction. */
    public void remove(UUID id) {
        db.deleteFrom(IMPORT_PIECE)
                .where(IMPORT_PIECE.WORKSPACE_ID.eq(Acting.workspace()), IMPORT_PIECE.IMPORT_ID.eq(id))
                .execute();
    }

    private final class Pieces extends InputStream {
        private final UUID id;
        private byte[] piece = {};
        private int number;
        private int at;

        Pieces(UUID id) {
            this.id = id;
        }

        @Override
        public int read() {
            return more() ? piece[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int most) {
            if (most == 0) return 0;
            if (!more()) return -1;
            int count = Math.min(most, piece.length - at);
            System.arraycopy(piece, at, bytes, from, count);
            at += count;
            return count;
        }

        private boolean more() {
            if (at < piece.length) return true;
            var next = piece(id, number);
            if (next.isEmpty()) return false;
            piece = next.get();
            number++;
            at = 0;
            return true;
        }
    }
}
