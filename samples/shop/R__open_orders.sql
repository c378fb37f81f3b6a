CREATE OR REPLACE VIEW open_orders AS
SELECT o.id, o.customer_id, o.status, o.placed_at
FROM orders AS o
WHERE o.status <> 'done';
