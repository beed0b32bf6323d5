-- One step further along the pairs.
CREATE OR REPLACE TEMP TABLE next_texts AS
SELECT text_b AS text_no FROM internal.pairs WHERE text_a IN (SELECT text_no FROM frontier_texts)
UNION
SELECT text_a FROM internal.pairs WHERE text_b IN (SELECT text_no FROM frontier_texts)
EXCEPT
SELECT text_no FROM affected_texts;
