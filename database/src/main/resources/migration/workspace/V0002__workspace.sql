create schema workspace;
grant usage on schema workspace to "${runtime}";

-- The workspace the transaction has named; null, and so equal to nothing, where it has named none.
create function workspace.current_id() returns uuid language sql stable parallel safe
    return nullif(current_setting('app.workspace', true), '')::uuid;

create function workspace.current_account() returns uuid language sql stable parallel safe
    return nullif(current_setting('app.account', true), '')::uuid;

-- Puts a table behind the wall: only rows of the transaction's workspace are seen or written.
create procedure workspace.wall(target regclass, rights text default 'select, insert, update, delete')
language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy wall on %s using (workspace_id = workspace.current_id())', target);
    execute format('grant %s on %s to "${runtime}"', rights, target);
end $$;

-- Counts anew, for the planner, what has changed by a lot since it was counted last. A workspace that has just been filled
-- is unknown to the statistics, and two tables joined as if it held one row can take hours. Autovacuum would come in time,
-- but not in the middle of an import; the program owns no table, so it asks here.
create function workspace.renew_statistics() returns void language plpgsql security definer set search_path = pg_catalog
as $$
declare
    changed regclass;
begin
    for changed in
        select tables.relid from pg_stat_user_tables tables
        where tables.n_mod_since_analyze > 1000 + least(tables.n_live_tup / 2, 50000)
            and exists (select from pg_policy where polrelid = tables.relid)
        order by tables.relid
    loop
        execute format('analyze %s', changed);
    end loop;
end $$;
revoke all on function workspace.renew_statistics() from public;
grant execute on function workspace.renew_statistics() to "${runtime}";

create table workspace.workspace (
    workspace_id uuid primary key,
    name text not null,
    language text not null check (language in ('fa', 'en')),
    calendar text not null check (calendar in ('jalali', 'gregorian')),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    money_unit text not null check (money_unit in ('currency', 'toman')),
    zone text not null,
    phone_region text not null,
    weekly_hours text not null,
    made_up boolean not null default false,
    created_at timestamptz not null
);
call workspace.wall('workspace.workspace', 'select, insert, update');

-- A person who logs in; may be a member of several workspaces.
create table workspace.account (
    account_id uuid primary key,
    email_key text not null unique,
    email text not null,
    password_hash text not null,
    language text not null check (language in ('fa', 'en')),
    created_at timestamptz not null
);
grant select, insert, update on workspace.account to "${runtime}";

create table workspace.member (
    workspace_id uuid not null references workspace.workspace,
    member_id uuid not null,
    account_id uuid not null references workspace.account,
    name text not null,
    role text not null check (role in ('owner', 'admin', 'agent', 'analyst')),
    joined_at timestamptz not null,
    left_at timestamptz,
    primary key (workspace_id, member_id),
    unique (workspace_id, account_id)
);
create index on workspace.member (account_id);
call workspace.wall('workspace.member', 'select, insert, update');
-- Whoever has just logged in sees which workspaces to choose from, before one is named.
create policy own_memberships on workspace.member for select using (account_id = workspace.current_account());
create policy own_workspaces on workspace.workspace for select using (
    exists (select from workspace.member m
            where m.workspace_id = workspace.workspace_id and m.account_id = workspace.current_account()));

-- Links that are used once: the first set-up and forgotten passwords stand outside any workspace.
create table workspace.setup_link (
    token_hash bytea primary key,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
create table workspace.password_reset (
    token_hash bytea primary key,
    account_id uuid not null references workspace.account,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);
grant select, insert, update on workspace.setup_link, workspace.password_reset to "${runtime}";

create table workspace.invitation (
    workspace_id uuid not null references workspace.workspace,
    invitation_id uuid not null,
    email text not null,
    role text not null check (role in ('admin', 'agent', 'analyst')),
    token_hash bytea not null,
    created_by uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    withdrawn_at timestamptz,
    primary key (workspace_id, invitation_id)
);
call workspace.wall('workspace.invitation', 'select, insert, update');

create table workspace.api_key (
    workspace_id uuid not null references workspace.workspace,
    key_id uuid not null,
    name text not null,
    secret_hash bytea not null,
    role text not null check (role in ('admin', 'agent', 'analyst')),
    created_by text not null,
    created_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz,
    primary key (workspace_id, key_id)
);
call workspace.wall('workspace.api_key', 'select, insert, update');

-- Who changed what: added to, never changed.
create table workspace.audit_entry (
    workspace_id uuid not null references workspace.workspace,
    entry_id uuid not null,
    at timestamptz not null,
    actor_kind text not null check (actor_kind in ('member', 'key', 'system')),
    actor_id uuid,
    actor_name text not null,
    action text not null,
    subject_kind text not null,
    subject_id uuid,
    details jsonb not null default '{}',
    primary key (workspace_id, entry_id)
);
create index on workspace.audit_entry (workspace_id, subject_id, entry_id desc);
call workspace.wall('workspace.audit_entry', 'select, insert');

create table workspace.holiday (
    workspace_id uuid not null references workspace.workspace,
    day date not null,
    name text not null,
    holiday boolean not null default true,
    hours text not null default '',
    primary key (workspace_id, day)
);
comment on column workspace.holiday.holiday is 'False where only the hours differ and the day counts as a working day.';
comment on column workspace.holiday.hours is 'Shifts of that day, as "09:00-13:00"; empty: closed.';
call workspace.wall('workspace.holiday');

-- The answer once given to a request that carried an Idempotency-Key.
create table workspace.idempotent_request (
    workspace_id uuid not null references workspace.workspace,
    idempotency_key text not null,
    request_hash bytea not null,
    status int not null,
    body text not null,
    created_at timestamptz not null,
    primary key (workspace_id, idempotency_key)
);
create index on workspace.idempotent_request (workspace_id, created_at);
call workspace.wall('workspace.idempotent_request');
