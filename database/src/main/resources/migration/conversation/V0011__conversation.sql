create schema conversation;
grant usage on schema conversation to "${runtime}";

create table conversation.conversation (
    workspace_id uuid not null references workspace.workspace,
    conversation_id uuid not null,
    customer_id uuid,
    original_customer_id uuid,
    channel text not null,
    subject text not null default '',
    state text not null check (state in ('open', 'waiting', 'snoozed', 'closed')),
    waiting_since timestamptz,
    snoozed_until timestamptz,
    closed_reason text not null default '' check (closed_reason in ('', 'solved', 'no_answer_needed', 'duplicate', 'spam', 'other')),
    closed_by text not null default '',
    assignee_id uuid,
    priority smallint not null default 1 check (priority between 0 and 3),
    messages int not null default 0,
    last_message_at timestamptz not null,
    last_text text not null default '',
    last_kind text not null default 'inbound',
    begun_at timestamptz not null,
    since timestamptz not null generated always as (coalesce(waiting_since, last_message_at)) stored,
    primary key (workspace_id, conversation_id),
    foreign key (workspace_id, customer_id) references customer.customer,
    foreign key (workspace_id, original_customer_id) references customer.customer,
    foreign key (workspace_id, assignee_id) references workspace.member,
    check ((customer_id is null) = (original_customer_id is null)),
    check ((state = 'snoozed') = (snoozed_until is not null)),
    check ((state = 'closed') = (closed_reason <> ''))
);
comment on column conversation.conversation.state is 'open: waits for us; waiting: for the customer.';
comment on column conversation.conversation.waiting_since is 'The first message of the customer nobody has answered yet.';
comment on column conversation.conversation.since is 'What the longest-waiting order goes by.';
comment on column conversation.conversation.messages is 'How many there are, and so the number of the last.';
-- One index for each view and order of the inbox; the views are in InboxView.
create index conversation_newest on conversation.conversation
    (workspace_id, state, last_message_at desc, conversation_id desc);
create index conversation_longest on conversation.conversation (workspace_id, state, since, conversation_id);
create index conversation_all_newest on conversation.conversation
    (workspace_id, last_message_at desc, conversation_id desc) where state <> 'closed';
create index conversation_all_longest on conversation.conversation
    (workspace_id, since, conversation_id) where state <> 'closed';
create index conversation_mine_newest on conversation.conversation
    (workspace_id, assignee_id, last_message_at desc, conversation_id desc)
    where state in ('open', 'waiting') and assignee_id is not null;
create index conversation_mine_longest on conversation.conversation
    (workspace_id, assignee_id, since, conversation_id)
    where state in ('open', 'waiting') and assignee_id is not null;
create index conversation_unassigned_newest on conversation.conversation
    (workspace_id, last_message_at desc, conversation_id desc)
    where state in ('open', 'waiting') and assignee_id is null;
create index conversation_unassigned_longest on conversation.conversation
    (workspace_id, since, conversation_id) where state in ('open', 'waiting') and assignee_id is null;
create index conversation_of_customer on conversation.conversation
    (workspace_id, customer_id, last_message_at desc, conversation_id desc);
call workspace.wall('conversation.conversation');

create table conversation.message (
    workspace_id uuid not null,
    message_id uuid not null,
    conversation_id uuid not null,
    number int not null,
    kind text not null check (kind in ('inbound', 'outbound', 'note')),
    text text not null,
    author text not null default '',
    author_id uuid,
    channel text not null default '',
    external_id text,
    at timestamptz not null,
    primary key (workspace_id, message_id),
    unique (workspace_id, conversation_id, number),
    foreign key (workspace_id, conversation_id) references conversation.conversation,
    foreign key (workspace_id, author_id) references workspace.member
);
comment on column conversation.message.text is 'As typed.';
comment on column conversation.message.number is 'From 1 on in each conversation: the order in which they came in.';
create unique index message_once on conversation.message (workspace_id, channel, external_id)
    where external_id is not null;
call workspace.wall('conversation.message');

create table conversation.tag (
    workspace_id uuid not null,
    conversation_id uuid not null,
    tag_key text not null,
    label text not null,
    primary key (workspace_id, conversation_id, tag_key),
    foreign key (workspace_id, conversation_id) references conversation.conversation
);
call workspace.wall('conversation.tag');

-- What came in, exactly as it came, written before anything else is done with it.
create table conversation.received (
    workspace_id uuid not null references workspace.workspace,
    received_id uuid not null,
    channel text not null,
    external_id text not null,
    raw text not null,
    received_at timestamptz not null,
    conversation_id uuid,
    handled_at timestamptz,
    problem text not null default '',
    primary key (workspace_id, received_id),
    unique (workspace_id, channel, external_id),
    foreign key (workspace_id, conversation_id) references conversation.conversation
);
create index received_unhandled on conversation.received (workspace_id, received_id) where handled_at is null;
call workspace.wall('conversation.received');

-- What a member is writing and has not sent.
create table conversation.draft (
    workspace_id uuid not null,
    conversation_id uuid not null,
    member_id uuid not null,
    kind text not null check (kind in ('outbound', 'note')),
    text text not null,
    saved_at timestamptz not null,
    primary key (workspace_id, conversation_id, member_id, kind),
    foreign key (workspace_id, conversation_id) references conversation.conversation,
    foreign key (workspace_id, member_id) references workspace.member
);
call workspace.wall('conversation.draft');

create table conversation.canned_answer (
    workspace_id uuid not null references workspace.workspace,
    canned_id uuid not null,
    title text not null,
    text text not null,
    created_at timestamptz not null,
    primary key (workspace_id, canned_id)
);
call workspace.wall('conversation.canned_answer');

-- The words by which a message is found, folded, newest first; in byte order, as customer.search_token.
create table conversation.word (
    workspace_id uuid not null,
    token text collate "C" not null,
    at timestamptz not null,
    message_id uuid not null,
    primary key (workspace_id, token, at, message_id),
    foreign key (workspace_id, message_id) references conversation.message
);
call workspace.wall('conversation.word');
