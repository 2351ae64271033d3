-- An address behind which a mailing group stands gets every letter with the headers of a list.
ALTER TABLE email_accounts ADD COLUMN is_group boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN email_accounts.is_group IS 'Whether its mail comes through a mailing group, so that the headers of lists say nothing about the sender.';
