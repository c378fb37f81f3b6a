-- Release N-1 still inserts customers without a phone.
ALTER TABLE customers ALTER COLUMN phone SET NOT NULL;

ALTER TABLE customers RENAME COLUMN full_name TO name;
