--liquibase formatted sql

--changeset ann:add-email
ALTER TABLE person ADD COLUMN email text;

--changeset ann:drop-name
ALTER TABLE person
  DROP COLUMN full_name;
