DROP TABLE comments, draft_citations, drafts, email_actions, attachments, raw_messages, emails, conversations, email_accounts;
