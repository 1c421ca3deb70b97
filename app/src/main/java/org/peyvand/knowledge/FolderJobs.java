package org.peyvand.knowledge;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.peyvand.knowledge.folder.FolderRun;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Actor;
import org.peyvand.workspace.WorkspaceId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imports of folders as jobs: they outlive the request that started them, and the program itself. */
@Configuration(proxyBeanMethods = false)
class FolderJobs {

    private static final TaskDescriptor<FolderJob> FOLDER = TaskDescriptor.of("knowledge-folder", FolderJob.class);
    private static final Duration DATABASE_GONE = Duration.ofSeconds(15);

    /** Starts the job of an import once the caller's transaction is through. */
    @FunctionalInterface
    interface Start {
        void job(UUID importId);
    }

    @Bean
    OneTimeTask<FolderJob> folderTask(ObjectProvider<FolderRun> run) {
        return Tasks.oneTime(FOLDER)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(DATABASE_GONE))
                .execute((task, _) -> {
                    var job = task.getData();
                    var actor = Actor.system(new WorkspaceId(job.workspace()));
                    Acting.run(actor, () -> run.getObject().run(job.importId()));
                });
    }

    @Bean
    Start folderStart(ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        return id -> {
            var instance = FOLDER.instance(id + "/" + UUID.randomUUID())
                    .data(new FolderJob(Acting.workspace(), id))
                    .scheduledTo(clock.instant());
            scheduler.getObject().scheduleIfNotExists(instance);
        };
    }
}
