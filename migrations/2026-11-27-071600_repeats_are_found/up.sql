-- What a sender has said before is not answered automatically again. Addresses that strangers write may be of any length.
CREATE INDEX emails_repeats_idx ON emails (email_account_id, md5(from_email), md5(visible_text));
