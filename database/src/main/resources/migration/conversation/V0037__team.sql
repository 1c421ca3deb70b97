alter table conversation.conversation add column team_id uuid;
alter table conversation.conversation
    add foreign key (workspace_id, team_id) references workspace.team;
comment on column conversation.conversation.team_id is 'Who it concerns; those outside a closed team do not see it.';
