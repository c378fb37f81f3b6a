-- Rewrites the table, and the previous release reads an integer.
ALTER TABLE products ALTER COLUMN price_cents TYPE bigint;

-- Wider text is free: no rewrite, no scan.
ALTER TABLE products ALTER COLUMN sku TYPE varchar(80);

-- What the customers wrote is gone for good.
ALTER TABLE orders DROP COLUMN note;
DELETE FROM orders WHERE status = 'draft';
