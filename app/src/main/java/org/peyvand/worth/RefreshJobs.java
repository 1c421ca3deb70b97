package org.peyvand.worth;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.WorkspaceId;
import org.peyvand.worth.upkeep.Refresh;
import org.peyvand.worth.upkeep.Upkeep;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has each workspace in which something is sold gone through again and again, on one node at a time. */
@Configuration(proxyBeanMethods = false)
class RefreshJobs {

    /** The workspace to go through. */
    record Refreshed(UUID workspace) implements Serializable {}

    private static final TaskDescriptor<Refreshed> REFRESH = TaskDescriptor.of("worth", Refreshed.class);
    private static final FixedDelay BETWEEN = FixedDelay.of(Duration.ofMinutes(2));
    private static final Duration FIRST = Duration.ofSeconds(20);

    @Bean
    CustomTask<Refreshed> worthTask(ObjectProvider<Upkeep> upkeep) {
        return Tasks.custom(REFRESH)
                .onFailureReschedule(BETWEEN)
                .onDeadExecutionRevive()
                .execute((task, _) -> {
                    var actor = Actor.system(new WorkspaceId(task.getData().workspace()));
                    Acting.run(actor, () -> upkeep.getObject().tend());
                    return new CompletionHandler.OnCompleteReschedule<>(BETWEEN);
                });
    }

    @Bean
    Refresh refresh(ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        return () -> scheduler
                .getObject()
                .scheduleIfNotExists(REFRESH.instance(Acting.workspace().toString())
                        .data(new Refreshed(Acting.workspace()))
                        .scheduledTo(clock.instant().plus(FIRST)));
    }
}
