package org.peyvand.workspace;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Duration;
import javax.sql.DataSource;
import org.peyvand.web.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.session.jdbc.config.annotation.SpringSessionDataSource;
import org.springframework.stereotype.Component;

/** Counts attempts at a door, across all nodes: ten, then one more every minute and a half. */
@Component
public class Attempts {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final BucketConfiguration LIMIT = BucketConfiguration.builder()
            .addLimit(Bandwidth.builder().capacity(10).refillGreedy(10, WINDOW).build())
            .build();

    private final ProxyManager<String> buckets;

    /** @param dataSource whose commits do not wait for the disk: what a crash forgets of the last second lets nobody in */
    Attempts(@SpringSessionDataSource DataSource dataSource) {
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("platform.rate_limit")
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(WINDOW))
                .build();
    }

    /** @throws Refused when there were too many of late */
    public void count(String door) {
        count(door, LIMIT);
    }

    /**
     * As {@link #count(String)}, of a door through which so many may go within a quarter of an hour.
     *
     * @throws Refused when there were too many of late
     */
    public void count(String door, int most) {
        count(
                door,
                BucketConfiguration.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(most)
                                .refillGreedy(most, WINDOW)
                                .build())
                        .build());
    }

    private void count(String door, BucketConfiguration limit) {
        var key = door.length() > 200 ? door.substring(0, 200) : door;
        if (!buckets.getProxy(key, () -> limit).tryConsume(1)) {
            throw new Refused(HttpStatus.TOO_MANY_REQUESTS, "workspace.refused.tooManyAttempts");
        }
    }
}
