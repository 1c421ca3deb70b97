-- With which links and forms handed to people outside are signed.
create table workspace.signing_key (
    workspace_id uuid primary key references workspace.workspace,
    key bytea not null,
    created_at timestamptz not null
);
call workspace.wall('workspace.signing_key', 'select, insert');
