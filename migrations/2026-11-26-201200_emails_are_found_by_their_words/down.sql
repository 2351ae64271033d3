DROP TABLE email_words;
