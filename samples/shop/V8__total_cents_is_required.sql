-- First half of a NOT NULL that never reads the table under a strong lock.
ALTER TABLE orders ADD CONSTRAINT orders_total_cents_present CHECK (total_cents IS NOT NULL) NOT VALID;
