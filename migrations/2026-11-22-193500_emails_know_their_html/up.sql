-- Mail that came before keeps the offer to show its design: nothing tells without reading it again.
ALTER TABLE emails
    ADD COLUMN has_html boolean NOT NULL DEFAULT true,
    ADD COLUMN has_remote_images boolean NOT NULL DEFAULT true;
ALTER TABLE emails
    ALTER COLUMN has_html DROP DEFAULT,
    ALTER COLUMN has_remote_images DROP DEFAULT;
COMMENT ON COLUMN emails.has_html IS 'Whether its sender designed it.';
COMMENT ON COLUMN emails.has_remote_images IS 'Whether the design has images that showing would fetch from elsewhere.';
