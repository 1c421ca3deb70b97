-- Customers whose orders an import wrote, until their sums follow: with many chunks at once instead of with each.
create table commerce.uncounted (
    workspace_id uuid not null,
    customer_id uuid not null,
    primary key (workspace_id, customer_id),
    foreign key (workspace_id, customer_id) references customer.customer
);
call workspace.wall('commerce.uncounted');
