-- What an address may be written to for, as it was said time after time: the last word counts, none is ever changed. It
-- belongs to the address and not to a customer, so joining customers, and parting them again, leaves it as it is.
create table customer.consent (
    workspace_id uuid not null references workspace.workspace,
    consent_id uuid not null,
    kind text not null check (kind in ('mobile', 'phone', 'mail')),
    key text not null,
    purpose text not null check (purpose in ('service', 'marketing')),
    state text not null check (state in ('given', 'withdrawn', 'unknown')),
    how text not null default '',
    author text not null default '',
    at timestamptz not null,
    primary key (workspace_id, consent_id)
);
comment on column customer.consent.key is 'As that of a handle: E.164 of a phone, lower-case mail address.';
comment on column customer.consent.how is 'Where it was said: by telephone, on a form, by a link.';
comment on column customer.consent.author is 'Who wrote it down.';
create index consent_of_address on customer.consent (workspace_id, kind, key, consent_id desc);
call workspace.wall('customer.consent', 'select, insert');
