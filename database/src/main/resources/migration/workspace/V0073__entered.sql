-- A transaction names its workspace, and the account in view, by a statement that answers nothing: so it can go to the
-- database together with the next. Null leaves one unnamed.
create procedure workspace.enter(entered uuid, account uuid) language plpgsql as $$
begin
    if entered is not null then perform set_config('app.workspace', entered::text, true); end if;
    if account is not null then perform set_config('app.account', account::text, true); end if;
end $$;

-- The key of that id while it is in force. It names the workspace for itself alone, behind whose wall the key is looked up:
-- one statement without a transaction around it, as every request of a program begins by it.
create function workspace.key_in_force(entered uuid, named uuid)
    returns table (name text, secret_hash bytea, role text, last_used_at timestamptz) language plpgsql as $$
begin
    perform set_config('app.workspace', entered::text, true);
    return query select k.name, k.secret_hash, k.role, k.last_used_at from workspace.api_key k
        where k.workspace_id = entered and k.key_id = named and k.revoked_at is null;
end $$;
