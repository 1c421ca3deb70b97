-- Retries of mail are counted by server and account from now on. A server that was out of order under its name alone, and has
-- nothing more to do, would be out of order for ever.
update delivery.server s
set failures = 0, failing_since = null, paused_until = null, problem = '', detail = ''
where s.failures > 0
    and not exists (
        select from delivery.delivery d
        where d.workspace_id = s.workspace_id and d.server = s.server and d.state in ('planned', 'sending'));
