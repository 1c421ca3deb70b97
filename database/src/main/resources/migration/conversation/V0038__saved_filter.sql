create table conversation.saved_filter (
    workspace_id uuid not null,
    filter_id uuid not null,
    member_id uuid not null,
    name text not null,
    address text not null,
    shared boolean not null,
    created_at timestamptz not null,
    primary key (workspace_id, filter_id),
    foreign key (workspace_id, member_id) references workspace.member
);
comment on column conversation.saved_filter.address is 'Of the view of the inbox it stands for, as InboxView writes it.';
call workspace.wall('conversation.saved_filter', 'select, insert, delete');
