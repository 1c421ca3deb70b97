-- Files that came with a message. Their names are cleaned as they come in; what is in them is not.
create table conversation.attachment (
    workspace_id uuid not null,
    attachment_id uuid not null,
    message_id uuid not null,
    number int not null,
    name text not null,
    type text not null,
    size bigint not null,
    sha256 bytea not null,
    bytes bytea not null,
    primary key (workspace_id, attachment_id),
    foreign key (workspace_id, message_id) references conversation.message
);
create index attachment_of_message on conversation.attachment (workspace_id, message_id, number);
alter table conversation.attachment alter column bytes set storage external;
call workspace.wall('conversation.attachment');

-- Files of an answer that was taken back: they wait beside its text to be sent again.
create table conversation.draft_file (
    workspace_id uuid not null,
    file_id uuid not null,
    conversation_id uuid not null,
    member_id uuid not null,
    name text not null,
    type text not null,
    size bigint not null,
    bytes bytea not null,
    primary key (workspace_id, file_id),
    foreign key (workspace_id, conversation_id) references conversation.conversation,
    foreign key (workspace_id, member_id) references workspace.member
);
create index draft_file_of on conversation.draft_file (workspace_id, conversation_id, member_id, file_id);
alter table conversation.draft_file alter column bytes set storage external;
call workspace.wall('conversation.draft_file');

alter table conversation.message
    add folded text not null default '',
    add laid_out boolean not null default false;
comment on column conversation.message.folded is 'What a mail repeats: earlier messages and signatures, shown on request.';
comment on column conversation.message.laid_out is 'Whether the channel can show it as its writer laid it out.';

-- What could not be read, or failed again and again, waits in quarantine until somebody looks at it.
alter table conversation.received
    add attempts int not null default 0,
    add quarantined_at timestamptz,
    add dismissed_at timestamptz,
    add aside text not null default '';
comment on column conversation.received.problem is 'Why it is in quarantine: a word of the bundle, then detail.';
comment on column conversation.received.aside is 'Why it is no message: a word of its channel.';
create index received_quarantined on conversation.received (workspace_id, quarantined_at desc, received_id desc)
    where quarantined_at is not null;
