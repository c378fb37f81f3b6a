-- The same, done right: writes go on. It cannot run in a transaction, see V5__find_orders_by_date.sql.conf.
CREATE INDEX CONCURRENTLY orders_placed_at_idx ON orders (placed_at);
