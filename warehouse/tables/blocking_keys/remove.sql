DELETE FROM internal.blocking_keys WHERE text_key IN (SELECT text_key FROM renewed_texts);
