-- Sales at the counter are numbered by the workspace, ascending. A row of it is locked while one is written, so that two
-- at once get two numbers; a number is lost where the sale is.
create table commerce.counter (
    workspace_id uuid not null references workspace.workspace,
    last_number bigint not null,
    primary key (workspace_id)
);
call workspace.wall('commerce.counter');

-- Which sale a form that was sent became, should it be sent again.
create table commerce.counter_sale (
    workspace_id uuid not null,
    form_id uuid not null,
    order_id uuid not null,
    primary key (workspace_id, form_id),
    foreign key (workspace_id, order_id) references commerce.orders
);
call workspace.wall('commerce.counter_sale');
