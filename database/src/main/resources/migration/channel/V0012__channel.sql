create schema channel;
grant usage on schema channel to "${runtime}";

-- A form people outside fill in; its public key is made of the workspace's id and its own.
create table channel.form (
    workspace_id uuid not null references workspace.workspace,
    form_id uuid not null,
    title text not null,
    greeting text not null default '',
    asks_name boolean not null default true,
    asks_mobile boolean not null default true,
    asks_mail boolean not null default true,
    open boolean not null default true,
    created_at timestamptz not null,
    primary key (workspace_id, form_id)
);
call workspace.wall('channel.form');
