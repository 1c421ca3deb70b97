package org.peyvand.commerce;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.peyvand.commerce.file.ImportRun;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.WorkspaceId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imports as jobs: they outlive the request that started them, and the program itself. */
@Configuration(proxyBeanMethods = false)
class ImportJobs {

    private static final TaskDescriptor<ImportJob> IMPORT = TaskDescriptor.of("import", ImportJob.class);
    private static final Duration DATABASE_GONE = Duration.ofSeconds(15);

    /** Starts the job of an import once the caller's transaction is through. */
    @FunctionalInterface
    interface Start {
        void job(UUID importId);
    }

    @Bean
    OneTimeTask<ImportJob> importTask(ObjectProvider<ImportRun> run) {
        return Tasks.oneTime(IMPORT)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(DATABASE_GONE))
                .execute((task, context) -> {
                    var job = task.getData();
                    var actor = Actor.system(new WorkspaceId(job.workspace()));
                    Acting.run(actor, () -> run.getObject().run(job.importId()));
                });
    }

    @Bean
    Start importStart(ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        return id -> {
            var instance = IMPORT.instance(id + "/" + UUID.randomUUID())
                    .data(new ImportJob(Acting.workspace(), id))
                    .scheduledTo(clock.instant());
            scheduler.getObject().scheduleIfNotExists(instance);
        };
    }
}
