package org.peyvand.commerce.order;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.SettingsChanged;
import org.peyvand.workspace.WorkspaceId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** What customers are worth is in the currency, and what is usual for them in the days, of the business: both may change. */
@Configuration(proxyBeanMethods = false)
class StandingJobs {

    record StandingJob(UUID workspace) implements Serializable {}

    private static final TaskDescriptor<StandingJob> RECOUNT = TaskDescriptor.of("standing", StandingJob.class);
    private static final Duration DATABASE_GONE = Duration.ofSeconds(15);

    /** Every node knows the new settings by then. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    StandingJobs(ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Bean
    static OneTimeTask<StandingJob> standingTask(ObjectProvider<StandingRecount> recount) {
        return Tasks.oneTime(RECOUNT)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(DATABASE_GONE))
                .execute((task, _) -> {
                    var actor = Actor.system(new WorkspaceId(task.getData().workspace()));
                    Acting.run(actor, () -> recount.getObject().all());
                });
    }

    @EventListener
    void tell(SettingsChanged changed) {
        var same = changed.before().currency().equals(changed.now().currency())
                && changed.before().zone().equals(changed.now().zone());
        if (same) return;
        scheduler
                .getObject()
                .scheduleIfNotExists(RECOUNT.instance(UUID.randomUUID().toString())
                        .data(new StandingJob(Acting.workspace()))
                        .scheduledTo(clock.instant().plus(SOON)));
    }
}
