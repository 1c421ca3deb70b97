create table workspace.team (
    workspace_id uuid not null references workspace.workspace,
    team_id uuid not null,
    name text not null,
    closed boolean not null default false,
    created_at timestamptz not null,
    removed_at timestamptz,
    primary key (workspace_id, team_id)
);
comment on column workspace.team.closed is 'What is a closed team''s is seen by its members, admins and owners alone, also after it is removed.';
call workspace.wall('workspace.team', 'select, insert, update');

create table workspace.team_member (
    workspace_id uuid not null,
    team_id uuid not null,
    member_id uuid not null,
    primary key (workspace_id, team_id, member_id),
    foreign key (workspace_id, team_id) references workspace.team,
    foreign key (workspace_id, member_id) references workspace.member
);
create index on workspace.team_member (workspace_id, member_id);
call workspace.wall('workspace.team_member');
