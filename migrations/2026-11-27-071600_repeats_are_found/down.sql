DROP INDEX emails_repeats_idx;
