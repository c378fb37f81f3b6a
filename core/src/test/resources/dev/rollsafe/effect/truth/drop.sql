-- given: objects that depend on each other across tables
CREATE SCHEMA app;
CREATE TYPE app.kind AS ENUM ('a', 'b');
CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE app.accounts (id int PRIMARY KEY, kind app.kind);
CREATE TABLE app.orders (id serial PRIMARY KEY, account int REFERENCES app.accounts (id));
CREATE TABLE outside (id int, account int REFERENCES app.accounts (id), kind app.kind);
CREATE INDEX orders_account ON app.orders (account);
CREATE TRIGGER touch BEFORE UPDATE ON app.orders FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE VIEW app.open_orders AS SELECT id FROM app.orders;
CREATE VIEW reach AS SELECT id FROM app.orders;
CREATE MATERIALIZED VIEW app.totals AS SELECT account, count(*) AS n FROM app.orders GROUP BY account;
CREATE INDEX totals_account ON app.totals (account);
INSERT INTO app.accounts SELECT i, 'a' FROM generate_series(1, 20) i;
INSERT INTO app.orders (account) SELECT i FROM generate_series(1, 20) i;
INSERT INTO outside SELECT i, i, 'a' FROM generate_series(1, 20) i;
-- dependents: drop a table that foreign keys and views need
DROP TABLE app.accounts;
-- dependents: drop a table that foreign keys need, with CASCADE
DROP TABLE app.accounts CASCADE;
-- dependents: drop a table that views and materialized views need, with CASCADE
DROP TABLE app.orders CASCADE;
-- dependents: drop a table and the table that refers to it
DROP TABLE app.accounts, outside, app.orders CASCADE;
-- dependents: drop a schema, with CASCADE
DROP SCHEMA app CASCADE;
-- dependents: drop a type, with CASCADE
DROP TYPE app.kind CASCADE;
-- dependents: drop a function, with CASCADE
DROP FUNCTION app.touch() CASCADE;
-- dependents: drop a materialized view with an index
DROP MATERIALIZED VIEW app.totals;
-- dependents: drop an index of a materialized view
DROP INDEX app.totals_account;
-- dependents: drop an index
DROP INDEX app.orders_account;
-- dependents: drop a trigger
DROP TRIGGER touch ON app.orders;
-- dependents: drop a primary key column, with CASCADE
ALTER TABLE app.orders DROP COLUMN id CASCADE;
-- drop a database, if exists
DROP DATABASE IF EXISTS nothing;
-- create a database
CREATE DATABASE rollsafe_truth;
-- then
DROP DATABASE rollsafe_truth;
-- drop a role that is not there, if exists
DROP ROLE IF EXISTS nothing;
-- drop an extension that is not there, if exists
DROP EXTENSION IF EXISTS nothing;
-- create a tablespace
CREATE TABLESPACE rollsafe_truth LOCATION '';
-- then
DROP TABLESPACE rollsafe_truth;
-- alter the system
ALTER SYSTEM RESET work_mem;
