ALTER TABLE users DROP COLUMN wrong_passwords;
