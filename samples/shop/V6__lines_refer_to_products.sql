SET LOCAL lock_timeout = '2s';

-- Reads every order line while it blocks writes to both tables.
ALTER TABLE order_lines
    ADD CONSTRAINT order_lines_product_id_fkey FOREIGN KEY (product_id) REFERENCES products (id);
