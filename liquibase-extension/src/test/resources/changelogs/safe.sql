--liquibase formatted sql

--changeset ann:add-email
ALTER TABLE person ADD COLUMN email text;

--changeset ann:add-phone
ALTER TABLE person
  ADD COLUMN phone text;
