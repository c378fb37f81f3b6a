-- Second half: the check is proven while reads and writes go on, and SET NOT NULL then takes its word for it.
ALTER TABLE orders VALIDATE CONSTRAINT orders_total_cents_present;
ALTER TABLE orders ALTER COLUMN total_cents SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT orders_total_cents_present;
