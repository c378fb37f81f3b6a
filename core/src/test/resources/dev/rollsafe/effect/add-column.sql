-- == columns without a value of their own
CREATE TABLE t (id int PRIMARY KEY, a int);

ALTER TABLE t ADD COLUMN b int;
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks prepared t 0A000; because does not name the new column b

ALTER TABLE t ADD COLUMN IF NOT EXISTS a int;
--> NEUTRAL; lock t ACCESS EXCLUSIVE

ALTER TABLE t ADD COLUMN a int;
--> NEUTRAL; lock t ACCESS EXCLUSIVE; fails 42701

ALTER TABLE t ADD COLUMN b int NOT NULL DEFAULT 5;
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks prepared t 0A000

ALTER TABLE t ADD COLUMN b timestamptz NOT NULL DEFAULT now();
--> EXPAND; lock t ACCESS EXCLUSIVE; breaks prepared t 0A000

ALTER TABLE t ADD COLUMN b uuid DEFAULT gen_random_uuid();
--> EXPAND; lock t ACCESS EXCLUSIVE; lock index t_pkey ACCESS EXCLUSIVE; rewrite t; scan t; build t_pkey; breaks prepared t 0A000

ALTER TABLE t ADD COLUMN b int NOT NULL;
--> CONTRACT; lock t ACCESS EXCLUSIVE; scan t; breaks prepared t 0A000; breaks writers t.b 23502
--> because Release N-1 still inserts rows without it: column b is NOT NULL and has no default

-- now
CREATE TABLE u (id int PRIMARY KEY);
ALTER TABLE u ADD COLUMN b int NOT NULL;
--> EXPAND; lock u ACCESS EXCLUSIVE; scan u

-- == a table from before the history
-- now
ALTER TABLE old ADD COLUMN b int;
--> EXPAND; assumed; lock old ACCESS EXCLUSIVE; breaks prepared old 0A000
