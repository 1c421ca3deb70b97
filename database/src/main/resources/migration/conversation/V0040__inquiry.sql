-- What is asked inside while the customer waits: a note, and whom it asks.
create table conversation.inquiry (
    workspace_id uuid not null,
    message_id uuid not null,
    member_id uuid,
    team_id uuid,
    channel text not null default '',
    sender_id uuid,
    address text not null default '',
    subject text not null default '',
    whom text not null,
    asked_by uuid,
    asked_at timestamptz not null,
    answered_at timestamptz,
    withdrawn_at timestamptz,
    primary key (workspace_id, message_id),
    foreign key (workspace_id, message_id) references conversation.message on delete cascade,
    foreign key (workspace_id, member_id) references workspace.member,
    foreign key (workspace_id, team_id) references workspace.team,
    foreign key (workspace_id, asked_by) references workspace.member,
    check (num_nonnulls(member_id, team_id, sender_id) = 1),
    check ((sender_id is null) = (channel = '')),
    check ((sender_id is null) = (address = '')),
    check (answered_at is null or withdrawn_at is null)
);
comment on column conversation.inquiry.message_id is 'The note in which it is asked.';
comment on column conversation.inquiry.channel is 'By which somebody outside was asked, from its sender sender_id.';
comment on column conversation.inquiry.whom is 'As pages show it: what the one asked was called then.';
comment on column conversation.inquiry.answered_at is 'The first time; machines do not count.';
create index inquiry_of_member on conversation.inquiry (workspace_id, member_id, asked_at desc, message_id desc)
    where member_id is not null and answered_at is null and withdrawn_at is null;
create index inquiry_of_team on conversation.inquiry (workspace_id, team_id, asked_at desc, message_id desc)
    where team_id is not null and answered_at is null and withdrawn_at is null;
create index inquiry_by on conversation.inquiry (workspace_id, asked_by, asked_at desc, message_id desc)
    where answered_at is null and withdrawn_at is null;
call workspace.wall('conversation.inquiry');

alter table conversation.message add column answers uuid;
alter table conversation.message
    add foreign key (workspace_id, answers) references conversation.message on delete set null (answers);
comment on column conversation.message.answers is 'Of a note: the note it answers, a question or what was handed on.';
create index message_answers on conversation.message (workspace_id, answers) where answers is not null;
