ALTER TABLE emails DROP COLUMN has_html, DROP COLUMN has_remote_images;
