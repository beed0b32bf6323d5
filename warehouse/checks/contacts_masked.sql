-- No letter or digit of a contact is in the file.
SELECT version_id, name, phone, email FROM contacts
WHERE version_id IN (SELECT version_id FROM checked_versions)
  AND regexp_matches(concat_ws(' ', name, phone, email), '[\p{L}\p{N}]') LIMIT 5;
