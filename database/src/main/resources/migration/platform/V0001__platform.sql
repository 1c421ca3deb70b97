-- What the frame needs for itself. No business's facts stand here but inside sealed payloads.
grant usage on schema platform to "${runtime}";

create table platform.spring_session (
    primary_id char(36) primary key,
    session_id char(36) not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create index on platform.spring_session (expiry_time);
create index on platform.spring_session (principal_name);

create table platform.spring_session_attributes (
    session_primary_id char(36) not null references platform.spring_session on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);

create table platform.scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index on platform.scheduled_tasks (execution_time);
create index on platform.scheduled_tasks (last_heartbeat);

create table platform.event_publication (
    id uuid primary key,
    listener_id text not null,
    event_type text not null,
    serialized_event text not null,
    publication_date timestamptz not null,
    completion_date timestamptz,
    status text,
    completion_attempts int,
    last_resubmission_date timestamptz
);
create index on platform.event_publication (completion_date) where completion_date is null;
create index on platform.event_publication using hash (serialized_event);

-- Token buckets of the limits on log-in attempts and the like.
create table platform.rate_limit (
    id text primary key,
    state bytea,
    expires_at bigint
);

grant select, insert, update, delete on
    platform.spring_session, platform.spring_session_attributes, platform.scheduled_tasks,
    platform.event_publication, platform.rate_limit to "${runtime}";
