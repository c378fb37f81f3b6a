-- Expand: the previous release does not know the column and goes on working; a trigger keeps both in step.
ALTER TABLE orders ADD COLUMN total_cents bigint;

CREATE FUNCTION orders_sync_total() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    NEW.total_cents := round(NEW.total * 100);
    RETURN NEW;
END
$$;

CREATE TRIGGER zz_orders_sync_total BEFORE INSERT OR UPDATE OF total ON orders
    FOR EACH ROW EXECUTE FUNCTION orders_sync_total();

UPDATE orders SET total_cents = round(total * 100) WHERE total_cents IS NULL;
