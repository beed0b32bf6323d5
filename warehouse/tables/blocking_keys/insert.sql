-- In date order, so that later reads of a span of days skip most row groups.
INSERT INTO internal.blocking_keys BY NAME
FROM new_keys ORDER BY day NULLS LAST, text_no, key;
