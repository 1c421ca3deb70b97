package org.peyvand.delivery;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.peyvand.workspace.WorkspaceId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks again and again, on one node at a time, for what is due, what its worker left behind, and what is given up. */
@Configuration(proxyBeanMethods = false)
class DeliveryJobs {

    /** The workspace to look at. */
    record Swept(UUID workspace) implements Serializable {}

    private static final TaskDescriptor<Swept> SWEEP = TaskDescriptor.of("delivery", Swept.class);
    private static final FixedDelay BETWEEN = FixedDelay.of(Duration.ofSeconds(20));

    static SchedulableInstance<Swept> sweep(UUID workspace, Instant first) {
        return SWEEP.instance(workspace.toString()).data(new Swept(workspace)).scheduledTo(first);
    }

    @Bean
    CustomTask<Swept> deliveryTask(ObjectProvider<Workers> workers) {
        return Tasks.custom(SWEEP)
                .onFailureReschedule(BETWEEN)
                .onDeadExecutionRevive()
                .execute((task, _) -> {
                    workers.getObject().sweep(new WorkspaceId(task.getData().workspace()));
                    return new CompletionHandler.OnCompleteReschedule<>(BETWEEN);
                });
    }
}
