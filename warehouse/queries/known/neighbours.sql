-- One step further along the pairs.
CREATE OR REPLACE TEMP TABLE next_texts AS
SELECT text_b AS text_key FROM internal.pairs WHERE text_a IN (SELECT text_key FROM frontier_texts)
UNION
SELECT text_a FROM internal.pairs WHERE text_b IN (SELECT text_key FROM frontier_texts)
EXCEPT
SELECT text_key FROM affected_texts;
