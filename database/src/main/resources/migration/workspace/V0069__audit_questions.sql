-- What an administrator asks the log for: everything, what one of us did, what was done to one kind of thing, and all of
-- that from a day to a day; newest first. The columns follow from what was recorded, so nothing recorded changes.
alter table workspace.audit_entry
    add column topic text not null generated always as (split_part(action, '.', 1)) stored,
    -- Peyvand itself has no id; as a null it could not be looked up in order.
    add column actor_key uuid not null
        generated always as (coalesce(actor_id, '00000000-0000-0000-0000-000000000000'::uuid)) stored,
    add column other_id uuid generated always as (coalesce(details ->> 'absorbed', details ->> 'other')::uuid) stored;
comment on column workspace.audit_entry.topic is 'The first word of the action: what kind of thing was changed.';
comment on column workspace.audit_entry.other_id is 'The second thing a change was about, as in a merge.';

create index on workspace.audit_entry (workspace_id, at desc, entry_id desc);
create index on workspace.audit_entry (workspace_id, actor_key, at desc, entry_id desc);
create index on workspace.audit_entry (workspace_id, topic, at desc, entry_id desc);
create index on workspace.audit_entry (workspace_id, actor_key, topic, at desc, entry_id desc);
create index on workspace.audit_entry (workspace_id, other_id) where other_id is not null;
