-- Files people outside send ahead of the message that names them. Once it has, they are its attachments and gone from here;
-- what no message ever named is dropped after a day.
create table channel.upload (
    workspace_id uuid not null references workspace.workspace,
    upload_id uuid not null,
    name text not null,
    type text not null,
    size int not null,
    bytes bytea not null,
    named boolean not null default false,
    created_at timestamptz not null,
    primary key (workspace_id, upload_id)
);
alter table channel.upload alter column bytes set storage external;
comment on column channel.upload.named is 'Whether a message that was taken in names it.';
create index upload_created on channel.upload (workspace_id, created_at);
call workspace.wall('channel.upload');

alter table channel.form add asks_files boolean not null default false;
