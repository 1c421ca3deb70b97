package org.peyvand.conversation;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.peyvand.conversation.level.Look;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.Pipeline;
import org.peyvand.workspace.WorkspaceId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Looks at conversations again when a warning or a due time comes, and tells the open screens. One whose time moved
 * meanwhile finds nothing new.
 */
@Configuration(proxyBeanMethods = false)
class LevelJobs {

    /** A due time itself is still in time, so the look comes just after. */
    private static final int AFTER_MS = 50;

    /** Which conversation, of which workspace. */
    record Timed(UUID workspace, UUID conversation) implements Serializable {}

    private static final TaskDescriptor<Timed> LEVEL = TaskDescriptor.of("service-level", Timed.class);

    /** As the scheduler writes it, which would be a way to the database of its own. */
    private static final String FIRST = """
            insert into platform.scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
            values (?, ?, ?, ?, false, 1)""";

    @Bean
    OneTimeTask<Timed> levelTask(ObjectProvider<Handling> handling) {
        return Tasks.oneTime(LEVEL).execute((task, context) -> {
            var timed = task.getData();
            var actor = Actor.system(new WorkspaceId(timed.workspace()));
            Acting.run(actor, () -> handling.getObject().look(timed.conversation()));
        });
    }

    @Bean
    Look levelLook(ObjectProvider<SchedulerClient> scheduler, Pipeline pipeline) {
        return new Look() {
            @Override
            public void at(UUID conversation, Instant time) {
                scheduler.getObject().scheduleIfNotExists(planned(conversation, time));
            }

            @Override
            public void first(UUID conversation, Instant time) {
                var look = planned(conversation, time);
                var data = Serializer.DEFAULT_JAVA_SERIALIZER.serialize(new Timed(Acting.workspace(), conversation));
                pipeline.later(
                        FIRST,
                        LEVEL.getTaskName(),
                        look.getId(),
                        data,
                        look.getNextExecutionTime(time).atOffset(ZoneOffset.UTC));
            }
        };
    }

    private static SchedulableInstance<Timed> planned(UUID conversation, Instant time) {
        return LEVEL.instance(conversation + "/" + time.toEpochMilli())
                .data(new Timed(Acting.workspace(), conversation))
                .scheduledTo(time.plusMillis(AFTER_MS));
    }
}
