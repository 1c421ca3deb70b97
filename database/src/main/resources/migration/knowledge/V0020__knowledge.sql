create schema knowledge;
grant usage on schema knowledge to "${runtime}";

-- What the workspace says to the public, and its counters. A row is made with the first article or setting.
create table knowledge.help_centre (
    workspace_id uuid not null references workspace.workspace,
    open boolean not null default false,
    title_fa text not null default '',
    title_en text not null default '',
    last_number bigint not null default 0,
    revision bigint not null default 0,
    primary key (workspace_id)
);
comment on column knowledge.help_centre.last_number is 'The number given to the newest article.';
comment on column knowledge.help_centre.revision is 'Counts the changes the public can see, so that browsers may keep pages until the next.';
call workspace.wall('knowledge.help_centre');

-- Which business a public address belongs to: read before a workspace is known, so it stands outside the wall.
create table knowledge.public_address (
    slug text collate "C" primary key check (slug ~ '^[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?$'),
    workspace_id uuid not null unique references workspace.workspace
);
alter table knowledge.public_address enable row level security;
alter table knowledge.public_address force row level security;
create policy readable on knowledge.public_address for select using (true);
create policy own on knowledge.public_address using (workspace_id = workspace.current_id());
grant select, insert, update, delete on knowledge.public_address to "${runtime}";

create table knowledge.category (
    workspace_id uuid not null references workspace.workspace,
    category_id uuid not null,
    name_fa text not null default '',
    name_en text not null default '',
    position int not null,
    primary key (workspace_id, category_id),
    check (name_fa <> '' or name_en <> '')
);
call workspace.wall('knowledge.category');

create table knowledge.article (
    workspace_id uuid not null references workspace.workspace,
    article_id uuid not null,
    number bigint not null,
    category_id uuid,
    source text collate "C",
    created_at timestamptz not null,
    primary key (workspace_id, article_id),
    unique (workspace_id, number),
    foreign key (workspace_id, category_id) references knowledge.category
);
comment on column knowledge.article.number is 'Short name of the article in public addresses.';
comment on column knowledge.article.source is 'Its path in the folder it was imported from.';
create unique index on knowledge.article (workspace_id, source) where source is not null;
create index on knowledge.article (workspace_id, category_id, number desc);
call workspace.wall('knowledge.article');

-- An article in one language.
create table knowledge.translation (
    workspace_id uuid not null,
    article_id uuid not null,
    language text not null check (language in ('fa', 'en')),
    state text not null check (state in ('draft', 'published', 'archived')),
    latest int not null,
    published int,
    title text not null,
    changed_at timestamptz not null,
    changed_by text not null,
    published_at timestamptz,
    useful int not null default 0,
    useless int not null default 0,
    primary key (workspace_id, article_id, language),
    foreign key (workspace_id, article_id) references knowledge.article,
    check ((state = 'published') = (published is not null))
);
comment on column knowledge.translation.latest is 'The newest version, which members edit.';
comment on column knowledge.translation.published is 'The version the public reads.';
comment on column knowledge.translation.title is 'Of the newest version.';
create index on knowledge.translation (workspace_id, language, article_id) where state = 'published';
call workspace.wall('knowledge.translation');

-- What was once written stays.
create table knowledge.version (
    workspace_id uuid not null,
    article_id uuid not null,
    language text not null,
    number int not null,
    title text not null,
    body text not null,
    written_at timestamptz not null,
    written_by text not null,
    restored_from int,
    imported_hash bytea,
    primary key (workspace_id, article_id, language, number),
    foreign key (workspace_id, article_id, language) references knowledge.translation
);
comment on column knowledge.version.imported_hash is 'SHA-256 of the file this version came from; null where a person wrote it.';
call workspace.wall('knowledge.version', 'select, insert');

-- The words of titles, in every state, for the list that answers while one types.
create table knowledge.title_word (
    workspace_id uuid not null,
    word text collate "C" not null,
    article_id uuid not null,
    language text not null,
    primary key (workspace_id, word, article_id, language),
    foreign key (workspace_id, article_id) references knowledge.article
);
create index on knowledge.title_word (workspace_id, article_id);
call workspace.wall('knowledge.title_word');

create table knowledge.picture (
    workspace_id uuid not null references workspace.workspace,
    picture_id uuid not null,
    name text not null,
    content_type text not null,
    bytes bytea not null,
    hash bytea not null,
    added_at timestamptz not null,
    added_by text not null,
    primary key (workspace_id, picture_id),
    unique (workspace_id, hash)
);
call workspace.wall('knowledge.picture', 'select, insert');

-- Which published articles show a picture: only those are public.
create table knowledge.picture_use (
    workspace_id uuid not null,
    picture_id uuid not null,
    article_id uuid not null,
    language text not null,
    primary key (workspace_id, picture_id, article_id, language),
    foreign key (workspace_id, picture_id) references knowledge.picture,
    foreign key (workspace_id, article_id) references knowledge.article
);
create index on knowledge.picture_use (workspace_id, article_id);
call workspace.wall('knowledge.picture_use');

-- Published articles, cut where a reader would point.
create table knowledge.passage (
    workspace_id uuid not null,
    passage_id uuid not null,
    article_id uuid not null,
    language text not null,
    position int not null,
    title text not null,
    heading text not null,
    anchor text not null,
    body text not null,
    primary key (workspace_id, passage_id),
    foreign key (workspace_id, article_id, language) references knowledge.translation
);
create index on knowledge.passage (workspace_id, article_id, language);
call workspace.wall('knowledge.passage');

create table knowledge.word (
    workspace_id uuid not null,
    language text collate "C" not null,
    word text collate "C" not null,
    passage_id uuid not null,
    weight real not null,
    length int not null,
    primary key (workspace_id, language, word, passage_id),
    foreign key (workspace_id, passage_id) references knowledge.passage on delete cascade
);
comment on column knowledge.word.weight is 'How often the passage says it; a word of the title or heading counts for more.';
comment on column knowledge.word.length is 'Of the passage, in words.';
create index on knowledge.word (workspace_id, passage_id);
call workspace.wall('knowledge.word');

create table knowledge.extent (
    workspace_id uuid not null references workspace.workspace,
    language text not null check (language in ('fa', 'en')),
    passages bigint not null,
    words bigint not null,
    primary key (workspace_id, language)
);
comment on table knowledge.extent is 'How many passages are published, and how many words they have together.';
call workspace.wall('knowledge.extent');

-- Whether an article was of use. The id is the only thing that ties a vote to a browser, and to that article alone.
create table knowledge.vote (
    workspace_id uuid not null,
    vote_id uuid not null,
    article_id uuid not null,
    language text not null,
    useful boolean not null,
    voted_at timestamptz not null,
    primary key (workspace_id, vote_id),
    foreign key (workspace_id, article_id, language) references knowledge.translation
);
call workspace.wall('knowledge.vote');

-- What was asked of the help centre, one row a question however it is spelled.
create table knowledge.question (
    workspace_id uuid not null references workspace.workspace,
    language text not null check (language in ('fa', 'en')),
    question_key text collate "C" not null,
    question text not null,
    asked int not null,
    opened int not null default 0,
    hits int not null,
    last_asked_at timestamptz not null,
    settled_at timestamptz,
    primary key (workspace_id, language, question_key)
);
comment on column knowledge.question.opened is 'How often an article was opened from its answers.';
comment on column knowledge.question.hits is 'How many answers there were the last time.';
create index on knowledge.question (workspace_id, asked desc, question_key) where opened = 0 and settled_at is null;
create index on knowledge.question (workspace_id, last_asked_at);
call workspace.wall('knowledge.question');

create table knowledge.folder_import (
    workspace_id uuid not null references workspace.workspace,
    import_id uuid not null,
    file_name text not null,
    bytes bytea not null,
    publish boolean not null,
    state text not null check (state in ('running', 'done', 'stopped', 'failed')),
    failure text,
    files int not null,
    done int not null default 0,
    created_at timestamptz not null,
    created_by text not null,
    primary key (workspace_id, import_id)
);
call workspace.wall('knowledge.folder_import');

-- What became of each file.
create table knowledge.imported_file (
    workspace_id uuid not null,
    import_id uuid not null,
    position int not null,
    path text not null,
    outcome text not null,
    detail text not null default '',
    article_id uuid,
    primary key (workspace_id, import_id, position),
    foreign key (workspace_id, import_id) references knowledge.folder_import
);
create index on knowledge.imported_file (workspace_id, import_id, outcome, position);
call workspace.wall('knowledge.imported_file');
